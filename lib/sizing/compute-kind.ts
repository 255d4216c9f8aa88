import type { InstanceModel, WorkersModel } from '../model/cluster-model';
import { COMPUTE_TYPE_AUTO, LABEL_ARCHITECTURE, LABEL_COMPUTE_TYPE, LABEL_INSTANCE_TYPE, LABEL_NODE_GROUP, LABEL_NODE_POOL } from '../private/placement';

/**
 * Labels by which EKS Auto Mode describes its instances; nothing else uses them
 * (https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html).
 */
const AUTO_MODE = 'eks.amazonaws.com/instance-';
/** The same of Karpenter that somebody installed (https://karpenter.sh/docs/concepts/scheduling). */
const KARPENTER = 'karpenter.k8s.aws/instance-';

/** As EC2 writes its types; instances whose type only the deployment knows have a name in words. */
const TYPE = /^([a-z0-9-]+)\.([a-z0-9-]+)$/;

const isToken = (value: string | undefined) => value?.includes('${Token[') ?? false;

/** Whether the instances are made by EKS Auto Mode; undefined if only the deployment knows. */
export function autoModeNodes({ existing, labels }: WorkersModel): boolean | undefined {
  if (!existing) return false;
  if (isToken(labels[LABEL_COMPUTE_TYPE])) return undefined;
  return labels[LABEL_COMPUTE_TYPE] === COMPUTE_TYPE_AUTO || Object.keys(labels).some((key) => key.startsWith(AUTO_MODE));
}

/** Labels that no instance has together, each pair with the reason. */
export function labelConflicts({ labels }: WorkersModel, instance: InstanceModel | undefined): string[] {
  const group = LABEL_NODE_GROUP in labels;
  const pool = [LABEL_NODE_POOL, LABEL_COMPUTE_TYPE].find((key) => key in labels);
  const auto = Object.keys(labels).find((key) => key.startsWith(AUTO_MODE) || key === LABEL_COMPUTE_TYPE);
  const karpenter = Object.keys(labels).find((key) => key.startsWith(KARPENTER));
  return [
    ...(group && pool ? [`${LABEL_NODE_GROUP} (managed node groups) with ${pool} (Karpenter, Auto Mode)`] : []),
    ...(auto && karpenter ? [`${auto} (Auto Mode) with ${karpenter} (Karpenter)`] : []),
    ...instanceConflicts(labels, instance),
  ];
}

/** What labels say of an instance, against what is known of the type that pods are cut for. */
function instanceConflicts(labels: Readonly<Record<string, string>>, instance: InstanceModel | undefined): string[] {
  const type = labels[LABEL_INSTANCE_TYPE];
  const named = instance && TYPE.exec(instance.name);
  if (!named || isToken(type)) return [];
  const [, family, size] = named;
  const architecture = instance.architecture && (instance.architecture === 'x86_64' ? 'amd64' : 'arm64');
  const facts: Record<string, string | undefined> = {
    [LABEL_INSTANCE_TYPE]: instance.name,
    [LABEL_ARCHITECTURE]: architecture,
    // Pods that may run on other types need not be told from them.
    ...(type !== undefined && Object.fromEntries([KARPENTER, AUTO_MODE].flatMap((prefix) => [
      [`${prefix}family`, family], [`${prefix}size`, size], [`${prefix}cpu`, String(instance.vcpus)], [`${prefix}memory`, String(instance.memoryMib)],
    ]))),
  };
  return Object.entries(labels)
    .filter(([key, value]) => facts[key] !== undefined && !isToken(value) && value !== facts[key])
    .map(([key, value]) => `${key}=${value} with instanceType ${instance.name}`);
}
