import { Deferred, isUnresolved } from '../../model/deferred';
import { imageParts } from '../../model/image-reference';

/** An image as the operator's resources take it: a tag that is left out becomes "latest". The rules refuse tokens, which have no parts. */
export function imageOf(image: Deferred<string> | undefined): { containerImage?: object } {
  if (image === undefined || isUnresolved(image)) return {};
  const { registry, repository, name, tag } = imageParts(image);
  return { containerImage: { registry, repository, name, tag } };
}
