import type { k8s } from 'cdk8s-plus-27';
import type { PullPolicy } from './pull-policy';

/**
 * A container image, by its parts. Set `name` together with `tag`: a name without a tag runs `latest`, whatever that is at the time.
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
   * Host name of the registry.
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
   * Tag of the image, optionally with a digest. If it is omitted, the API server fills in the default, not the operator's version.
   *
   * @default latest
   */
  readonly tag?: string;
}
