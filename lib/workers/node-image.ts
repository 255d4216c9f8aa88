import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { WorkerOptions } from './worker-options';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { ConfigurationError } from '../private/errors';

/**
 * The image that workers start from. The release is pinned: "recommended" moves, and every deployment would silently launch another one.
 *
 * Path: https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html; the last but one element is the image's name where a release is pinned.
 */
export function nodeImage(path: string, options: WorkerOptions): ec2.IMachineImage {
  if (options.machineImage) {
    if (options.amiRelease === undefined) return options.machineImage;
    throw new ConfigurationError(path, {
      rule: 'worker-image',
      what: 'machineImage and amiRelease are mutually exclusive',
      fix: 'give one of them',
    });
  }
  const minor = kubernetesVersion(path, options);
  const release = amiRelease(path, options, minor);
  const arch = architecture(path, options);
  const name = `amazon-eks-node-al2023-${arch}-standard-${minor}-${release}`;
  return ec2.MachineImage.fromSsmParameter(
    `/aws/service/eks/optimized-ami/${minor}/amazon-linux-2023/${arch}/standard/${name}/image_id`,
    { os: ec2.OperatingSystemType.LINUX },
  );
}

function kubernetesVersion(path: string, options: WorkerOptions): string {
  const version = options.host.kubernetesVersion;
  if (version !== undefined) return version;
  throw new ConfigurationError(path, {
    rule: 'worker-image',
    what: 'the AMI of the workers is unknown, because the Kubernetes version of the EKS cluster is unknown',
    fix: 'give kubernetesVersion to the HostCluster, or machineImage here',
  });
}

function amiRelease(path: string, options: WorkerOptions, minor: string): string {
  if (options.amiRelease !== undefined) {
    if (Token.isUnresolved(options.amiRelease) || /^v\d{8}$/.test(options.amiRelease)) return options.amiRelease;
    throw new ConfigurationError(path, {
      rule: 'worker-image',
      what: 'amiRelease is not the name of an AMI release',
      got: options.amiRelease,
      allowed: '"v" and eight digits, as in "v20260714"',
      fix: 'take one from https://github.com/awslabs/amazon-eks-ami/releases',
    });
  }
  const defaults = options.defaults ?? PlatformDefaults.V1;
  const known = defaults._table.kubernetes;
  if (known[minor]) return known[minor].amiRelease;
  throw new ConfigurationError(path, {
    rule: 'worker-image',
    what: `PlatformDefaults.${defaults.name} pins no machine image for the EKS cluster's Kubernetes version`,
    got: minor,
    allowed: Object.keys(known).join(', '),
    fix: 'give amiRelease or machineImage',
  });
}

function architecture(path: string, options: WorkerOptions): string {
  if (options.architecture !== undefined) return options.architecture;
  const known = knownArchitecture(options.instanceType);
  if (known !== undefined) return known;
  const type = options.instanceType.toString();
  throw new ConfigurationError(path, {
    rule: 'worker-image',
    ...(Token.isUnresolved(type)
      ? { what: 'the processor architecture is unknown, because the instance type is only known at deployment' }
      : { what: 'the processor architecture of the instance type is not known', got: type }),
    fix: 'give architecture, or machineImage',
  });
}

/** CDK throws for what is no name of an instance type. */
function knownArchitecture(instanceType: ec2.InstanceType): string | undefined {
  if (Token.isUnresolved(instanceType.toString())) return undefined;
  try {
    return instanceType.architecture;
  } catch {
    return undefined;
  }
}
