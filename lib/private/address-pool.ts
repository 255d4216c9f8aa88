/**
 * How many addresses the network add-on takes on each node: `minimum` at once, and always `warm` more than pods run. Left alone it reserves whole
 * network interfaces, up to twice what a large instance can ever use. Cassandra's nodes run few pods that hardly ever change, which these numbers
 * suit. Meaning: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/eni-and-ip-target.md
 */
export const CNI_ADDRESS_POOL = { minimum: 12, warm: 4 } as const;
