import { Annotations, CfnResource, Duration, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { describe } from '../private/errors';

/** kubectl keeps a copy of each object in one of its annotations, and annotations end at 256 KiB (Kubernetes' limit). */
const OBJECT_LIMIT_BYTES = 262_144;
/** CloudFormation sends old and new properties in one event to a function, and such an event ends at 1 MB (Lambda's limit). */
const MANIFEST_LIMIT_BYTES = 450_000;
/** The same where the event still ends at 256 KB. */
const COMFORTABLE_BYTES = 110_000;

/** @internal */
export interface HostManifestOptions {
  /** The objects, as plain data; CDK tokens are resolved by the deployment. */
  readonly objects: object[];
  /**
   * How long CloudFormation waits for the answer. The handler itself ends after 15 minutes.
   * @default 16 minutes
   */
  readonly serviceTimeout?: Duration;
}

/**
 * Kubernetes objects that the deployment creates, updates and deletes. Never prunes and never overwrites: AlreadyExists is what saves a live object
 * after its construct was moved.
 *
 * @internal
 */
export class HostManifest extends eks.KubernetesManifest {
  constructor(scope: Construct, id: string, cluster: eks.ICluster, options: HostManifestOptions) {
    super(scope, id, { cluster, manifest: options.objects as Record<string, any>[], prune: false });
    setServiceTimeout(this, options.serviceTimeout ?? Duration.minutes(16));
    // At synth, when objects that are still changed have their last form.
    this.node.addValidation({ validate: () => this.sizeProblems(options.objects) });
  }

  private sizeProblems(objects: object[]): string[] {
    const sizes = objects.map((object) => Buffer.byteLength(JSON.stringify(Stack.of(this).resolve(object))));
    const size = sizes.reduce((sum, one) => sum + one, 0);
    if (size > COMFORTABLE_BYTES) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:manifest-large',
        `the manifest has ${size} bytes; above ${COMFORTABLE_BYTES} an update can exceed the size of a CloudFormation event in some regions. Split it if the deployment fails`);
    }
    return [
      ...tooLarge('an object of the manifest is larger than kubectl can apply', Math.max(...sizes), OBJECT_LIMIT_BYTES),
      ...tooLarge('the manifest is larger than CloudFormation can hand over', size, MANIFEST_LIMIT_BYTES),
    ];
  }
}

function tooLarge(what: string, size: number, limit: number): string[] {
  if (size <= limit) return [];
  return [describe({
    rule: 'manifest-too-large',
    what,
    got: `${size} bytes`,
    allowed: `at most ${limit} bytes`,
    fix: 'split it, or move long texts (scripts, certificates, dashboards) out of it',
  })];
}

/** CloudFormation waits an hour for a custom resource that died without an answer, unless told otherwise. @internal */
export function setServiceTimeout(custom: Construct, timeout: Duration): void {
  const resource = custom.node.defaultChild!;
  if (resource instanceof CfnResource) {
    resource.addPropertyOverride('ServiceTimeout', String(timeout.toSeconds()));
  } else {
    setServiceTimeout(resource as Construct, timeout);
  }
}
