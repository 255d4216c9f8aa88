import { Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';

/** Whether an add-on of this app lets VPC CNI enforce NetworkPolicies. Of Calico, Cilium and what others configured nobody here can know. */
export function enforcesNetworkPolicies(near: IConstruct, clusterName: string): boolean {
  return near.node.root.node.findAll().some((one) => {
    // Classic and alpha clusters may have add-ons of the same type, of another class.
    const { cfnResourceType, addonName, configurationValues, clusterName: of } = one as Partial<eks.CfnAddon>;
    if (cfnResourceType !== 'AWS::EKS::Addon' || addonName !== 'vpc-cni') return false;
    const text = (value: unknown) => JSON.stringify(Stack.of(one).resolve(value) ?? '');
    return text(of) === text(clusterName) && /enableNetworkPolicy[\\"\s:]+true/.test(text(configurationValues));
  });
}
