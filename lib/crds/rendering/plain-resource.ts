import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { CustomResource } from './custom-resource';

/** An object as the API server gets it. @internal */
export interface PlainObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ApiObjectMetadata;
  readonly spec?: unknown;
}

/**
 * An object that is rendered already: its names are those of the API, and it is drawn as it is.
 *
 * @internal
 */
export class PlainResource extends CustomResource {
  constructor(scope: Construct, id: string, { apiVersion, kind, metadata, spec }: PlainObject) {
    super(scope, id, { apiVersion, kind }, { metadata, spec: spec as object });
  }
}
