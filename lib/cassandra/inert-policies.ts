import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HostCluster } from '../host/host-cluster';

/** Kubernetes takes NetworkPolicies whether anybody enforces them or not. Add-ons may come after Cassandra in code, so it is asked at synth. */
export function warnIfPoliciesMayBeInert(cluster: Construct, host: HostCluster): void {
  let isWarned = false;
  cluster.node.addValidation({
    validate: () => {
      if (!isWarned && !host._enforcesNetworkPolicies) {
        Annotations.of(cluster).addWarningV2('cdk-eks-cassandra:network-policies',
          'nobody is known to enforce network policies in this EKS cluster, and without them each pod reaches the management API, which has no authentication and can stop a node: '
            + 'set enableNetworkPolicy in the vpc-cni add-on, or acknowledge this if it is set, or another engine enforces them [network-policies]');
        isWarned = true;
      }
      return [];
    },
  });
}
