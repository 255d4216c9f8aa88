import type { k8s } from 'cdk8s-plus-27';
import type { PullPolicy } from './pull-policy';

/**
 * A container image, in parts. Give `name` together with `tag`: one that is named without a tag runs as `latest`, whatever that is by then.
 */
export interface Image {
  /**
   * Name of the image in its repository (`medusa`).
   *
   * @default - the operator's
   */
  readonly name?: string;

  /**
   * When the image is pulled.
   *
   * @default - Always for the tag latest, else IfNotPresent
   */
  readonly pullPolicy?: PullPolicy;

  /**
   * Secret with the credentials of the registry.
   *
   * @default - none
   */
  readonly pullSecretRef?: k8s.LocalObjectReference;

  /**
   * Host of the registry.
   *
   * @default - docker.io, unless the operator's chart sets another
   */
  readonly registry?: string;

  /**
   * Repository in the registry (`k8ssandra`).
   *
   * @default - the operator's
   */
  readonly repository?: string;

  /**
   * Tag of the image, optionally with a digest. The API server fills in the default, so what is left out is not the operator's version.
   *
   * @default latest
   */
  readonly tag?: string;
}
