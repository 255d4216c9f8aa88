/** What hangs on a resource. */
export type Holds =
  /** Data, or the key or password without which it cannot be read. */
  | 'data'
  /** Instances that Cassandra nodes run on, or what such an instance cannot live without. */
  | 'capacity'
  /** What the EKS cluster, its network or Cassandra as a whole stands on. */
  | 'ground'
  /** It can be made anew, and nobody notices for long. */
  | 'nothing';

/**
 * A property that CloudFormation updates in place, but not in each direction.
 *
 * `fixed`: no change at all. `up`: versions that never go back. A list: values that only go on in this order.
 */
export interface OneWay {
  readonly way: 'fixed' | 'up' | readonly string[];
  /** What would happen instead. */
  readonly why: string;
}

/** What we know of a resource type and AWS's service specification does not say. */
export interface ResourceKnowledge {
  readonly holds: Holds;
  /** By the path of the property. */
  readonly oneWay?: Readonly<Record<string, OneWay>>;
  /** Properties that make CloudFormation replace the resource, beyond what the specification says. */
  readonly replaced?: readonly string[];
}

const NOTHING: ResourceKnowledge = { holds: 'nothing' };
const CAPACITY: ResourceKnowledge = { holds: 'capacity' };
const GROUND: ResourceKnowledge = { holds: 'ground' };

const REFUSED_BY_KMS: OneWay = { way: 'fixed', why: 'KMS refuses the update' };
const NEW_PASSWORD: OneWay = { way: 'fixed', why: 'CloudFormation puts another password into the secret, which Cassandra does not know' };
const OTHER_SUBNETS: OneWay = { way: 'fixed', why: 'instances move to other subnets while the volumes of their nodes stay in their zones' };
const SERVICE_TOKEN: OneWay = { way: 'fixed', why: 'CloudFormation refuses to change the service token of a custom resource' };

/** CloudFormation knows nothing of custom resources; none of these makes another physical id because of a property. */
function custom(holds: Holds, oneWay: Record<string, OneWay> = {}): ResourceKnowledge {
  return { holds, oneWay: { ServiceToken: SERVICE_TOKEN, ...oneWay } };
}

/**
 * Each resource type that the library emits: what hangs on it, and what is known beyond the service specification. `npm run resources:refresh` joins
 * this with the specification and writes resource-table.json; a test fails when a type that an example emits is missing here.
 *
 * A type that needs a closer look (a role, a manifest, a log group) is judged by its properties as well: see look-closer.ts.
 */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceKnowledge>> = {
  'AWS::AutoScaling::AutoScalingGroup': { holds: 'capacity', oneWay: { VPCZoneIdentifier: OTHER_SUBNETS, AvailabilityZones: OTHER_SUBNETS } },
  'AWS::CDK::Metadata': NOTHING,
  // What is in it is judged resource by resource.
  'AWS::CloudFormation::Stack': NOTHING,
  'AWS::CloudWatch::Alarm': NOTHING,
  'AWS::EC2::EIP': GROUND,
  'AWS::EC2::EgressOnlyInternetGateway': GROUND,
  'AWS::EC2::FlowLog': NOTHING,
  'AWS::EC2::InternetGateway': GROUND,
  'AWS::EC2::LaunchTemplate': CAPACITY,
  'AWS::EC2::NatGateway': GROUND,
  'AWS::EC2::Route': GROUND,
  'AWS::EC2::RouteTable': GROUND,
  'AWS::EC2::SecurityGroup': GROUND,
  'AWS::EC2::SecurityGroupEgress': NOTHING,
  'AWS::EC2::SecurityGroupIngress': NOTHING,
  'AWS::EC2::Subnet': GROUND,
  'AWS::EC2::SubnetRouteTableAssociation': GROUND,
  'AWS::EC2::VPC': GROUND,
  'AWS::EC2::VPCCidrBlock': GROUND,
  'AWS::EC2::VPCEndpoint': GROUND,
  'AWS::EC2::VPCGatewayAttachment': GROUND,
  // Deleting it removes the right to join from running nodes, or a person's way in.
  'AWS::EKS::AccessEntry': CAPACITY,
  'AWS::EKS::Addon': GROUND,
  'AWS::EKS::Cluster': {
    holds: 'ground',
    oneWay: {
      'Version': { way: 'up', why: 'EKS refuses an older Kubernetes version' },
      'AccessConfig.AuthenticationMode': { way: ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'], why: 'EKS refuses to go back to an earlier authentication mode' },
    },
  },
  'AWS::EKS::Nodegroup': {
    holds: 'capacity',
    oneWay: {
      Version: { way: 'up', why: 'EKS refuses an older Kubernetes version for a node group' },
      ReleaseVersion: { way: 'up', why: 'EKS refuses an older image for a node group' },
    },
  },
  // A deleted association takes the identity from running pods: no volume is attached and no backup written from then on.
  'AWS::EKS::PodIdentityAssociation': GROUND,
  'AWS::IAM::InstanceProfile': CAPACITY,
  'AWS::IAM::ManagedPolicy': NOTHING,
  'AWS::Events::Rule': NOTHING,
  'AWS::IAM::OIDCProvider': GROUND,
  'AWS::IAM::Policy': NOTHING,
  'AWS::IAM::Role': NOTHING,
  'AWS::KMS::Alias': NOTHING,
  'AWS::KMS::Key': {
    holds: 'data',
    oneWay: { KeySpec: REFUSED_BY_KMS, KeyUsage: REFUSED_BY_KMS, Origin: REFUSED_BY_KMS, MultiRegion: REFUSED_BY_KMS },
  },
  'AWS::Lambda::Function': NOTHING,
  'AWS::Lambda::LayerVersion': NOTHING,
  'AWS::Lambda::Permission': NOTHING,
  'AWS::Logs::LogGroup': NOTHING,
  'AWS::S3::Bucket': { holds: 'data' },
  // TLS and the closed door; its deletion opens nothing, but a replaced one leaves a gap.
  'AWS::S3::BucketPolicy': NOTHING,
  'AWS::SSM::Parameter': NOTHING,
  'AWS::SecretsManager::Secret': { holds: 'data', oneWay: { GenerateSecretString: NEW_PASSWORD, SecretString: NEW_PASSWORD } },
  'AWS::StepFunctions::StateMachine': NOTHING,
  // Classic aws-eks: its handler replaces the cluster for these (aws-cdk-lib, cluster-resource-handler).
  'Custom::AWSCDK-EKS-Cluster': {
    ...custom('ground', {
      'Config.version': { way: 'up', why: 'EKS refuses an older Kubernetes version' },
      'Config.encryptionConfig': { way: 'fixed', why: 'the handler refuses to change the encryption of a cluster' },
    }),
    replaced: ['Config.name', 'Config.roleArn', 'Config.accessConfig.bootstrapClusterCreatorAdminPermissions', 'Config.bootstrapSelfManagedAddons'],
  },
  'Custom::AWSCDK-EKS-HelmChart': custom('ground', {
    Release: { way: 'fixed', why: 'Helm installs a second release beside the one that is there' },
    Namespace: { way: 'fixed', why: 'Helm installs a second release beside the one that is there' },
    ClusterName: { way: 'fixed', why: 'Helm installs on the other EKS cluster and leaves the release that is there' },
  }),
  'Custom::AWSCDK-EKS-KubernetesResource': custom('nothing', {
    ClusterName: { way: 'fixed', why: 'the objects are made on the other EKS cluster, and those that are there are left behind' },
  }),
  'Custom::AWSCDKOpenIdConnectProvider': custom('ground'),
  'Custom::S3AutoDeleteObjects': custom('nothing'),
  'Custom::VpcRestrictDefaultSG': custom('nothing'),
  'Custom::CassandraAdmissionGate': custom('nothing'),
  'Custom::CassandraBarrier': custom('nothing'),
  'Custom::CassandraChangeGuard': custom('nothing'),
  // Its deletion deletes the custom resources of a Cassandra cluster.
  'Custom::CassandraDeletion': custom('data'),
  'Custom::CassandraHelmCheck': custom('nothing'),
  'Custom::CassandraInstanceProtection': custom('nothing'),
  'Custom::CassandraPreflight': custom('nothing'),
  'Custom::CassandraReadiness': custom('nothing'),
  'Custom::CassandraSuperuser': custom('nothing'),
  'Custom::OperatorResourceBarrier': custom('nothing'),
  'Custom::OperatorResourceReadiness': custom('nothing'),
};
