import type { Image } from '../../crds/k8ssandra/image';
import { Deferred, isUnresolved } from '../../model/deferred';
import { imageParts } from '../../model/image-reference';

/** An image in the form of the operator's resources: an omitted tag becomes "latest". The rules refuse tokens, which have no parts. */
export function imageOf(image: Deferred<string> | undefined): Image | undefined {
  if (image === undefined || isUnresolved(image)) return undefined;
  const { registry, repository, name, tag } = imageParts(image);
  return { registry, repository, name, tag };
}
