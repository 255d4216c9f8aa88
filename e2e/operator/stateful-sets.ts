import { clean, labelValue, statefulSetName } from './names';
import { hashOf, ownedBy } from './objects';
import { KubeObject } from '../harness/kube-client';

export const PREFIX = 'cassandra.datastax.com';
export const HASH = `${PREFIX}/resource-hash`;

export interface Rack {
  readonly name: string;
  readonly nodeAffinityLabels?: Record<string, string>;
}

export function racksOf({ spec }: KubeObject): Rack[] {
  return spec.racks?.length ? spec.racks : [{ name: 'default' }];
}

export function labelsOf(datacenter: KubeObject): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': 'cass-operator',
    [`${PREFIX}/cluster`]: labelValue(datacenter.spec.clusterName),
    [`${PREFIX}/datacenter`]: datacenter.metadata.name,
  };
}

export function ownerOf(datacenter: KubeObject): any[] {
  return ownedBy(datacenter, 'cassandra.datastax.com/v1beta1', 'CassandraDatacenter');
}

/** The StatefulSet that cass-operator makes of a rack. */
export function statefulSetOf(datacenter: KubeObject, rack: Rack, replicas: number): KubeObject {
  const { metadata: { name, namespace }, spec } = datacenter;
  const labels = { ...labelsOf(datacenter), [`${PREFIX}/rack`]: rack.name };
  const pods = {
    serviceName: `${clean(spec.clusterName)}-${name}-all-pods-service`,
    podManagementPolicy: 'Parallel',
    selector: { matchLabels: labels },
    template: podTemplate(datacenter, rack, labels),
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: statefulSetName(spec.clusterName, name, rack.name),
      namespace,
      labels,
      annotations: { [HASH]: hashOf(pods) },
      ownerReferences: ownerOf(datacenter),
    },
    spec: {
      replicas,
      ...pods,
      volumeClaimTemplates: [{ metadata: { name: 'server-data', labels: labelsOf(datacenter) }, spec: spec.storageConfig.cassandraDataVolumeClaimSpec }],
    },
  };
}

/**
 * What the webhook of EKS Pod Identity, which this control plane lacks, puts into each pod of a ServiceAccount with an association. Here it comes
 * with the template, for each ServiceAccount that is named.
 */
const INJECTED = [
  { name: 'AWS_CONTAINER_CREDENTIALS_FULL_URI', value: 'http://169.254.170.23/v1/credentials' },
  { name: 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', value: '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token' },
];

function podTemplate({ spec }: KubeObject, rack: Rack, labels: Record<string, string>): object {
  const sidecars = (spec.podTemplateSpec?.spec?.containers ?? []).filter(({ name }: any) => name !== 'cassandra');
  const { manual } = spec.managementApiAuth ?? {};
  return {
    metadata: { labels: { ...labels, 'app.kubernetes.io/created-by': 'cass-operator' } },
    spec: {
      serviceAccountName: spec.serviceAccountName,
      securityContext: spec.podTemplateSpec?.spec?.securityContext,
      tolerations: spec.tolerations,
      terminationGracePeriodSeconds: 120,
      affinity: affinity(spec, rack),
      containers: [
        {
          name: 'cassandra',
          image: spec.serverImage ?? `docker.io/k8ssandra/cass-management-api:${spec.serverVersion}-ubi`,
          resources: spec.resources,
          ports: [{ name: 'native', containerPort: 9042 }, { name: 'mgmt-api-http', containerPort: 8080 }],
          env: [
            { name: 'CONFIG_FILE_DATA', value: JSON.stringify(spec.config ?? {}) },
            ...(spec.serviceAccountName ? INJECTED : []),
            ...(manual ? [{ name: 'MGMT_API_TLS_CA_CERT_FILE', value: '/management-api-certs/ca.crt' }] : []),
          ],
          volumeMounts: [{ name: 'server-data', mountPath: '/var/lib/cassandra' }],
        },
        ...(spec.systemLoggerImage ? [{ name: 'server-system-logger', image: spec.systemLoggerImage }] : []),
        ...sidecars,
      ],
    },
  };
}

/** Pods of any Cassandra keep off each other's nodes, in their namespace. */
function affinity(spec: any, { nodeAffinityLabels = {} }: Rack): object {
  const hosts = [`${PREFIX}/cluster`, `${PREFIX}/datacenter`, `${PREFIX}/rack`].map((key) => ({ key, operator: 'Exists' }));
  const matchExpressions = Object.entries(nodeAffinityLabels).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
  return {
    ...(matchExpressions.length > 0 && {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } },
    }),
    ...(!spec.allowMultipleNodesPerWorker && {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchExpressions: hosts } }],
      },
    }),
  };
}
