"""CloudFormation resource types that the emulator lacks, and where it is more lenient than AWS."""
import json
import random
import time

import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.ec2 as ec2
import ministack.services.eks as eks
import ministack.services.s3 as s3
import ministack.services.ssm as ssm

import hooks

HANDLERS = provisioners._RESOURCE_HANDLERS


def _checked(response, what):
    if response[0] >= 400:
        raise ValueError(f"{what}: {json.loads(response[2]).get('message', response[2])}")
    return json.loads(response[2])


def _camel(value):
    return provisioners._pascal_to_camel(value)


# --- EC2 ---

def _eip_create(_lid, props, _stack):
    ec2._allocate_address({"Domain": ["vpc"]})
    allocation = list(ec2._addresses.keys())[-1]
    provisioners._ec2_apply_tags(allocation, props)
    address = ec2._addresses[allocation]["PublicIp"]
    return address, {"AllocationId": allocation, "PublicIp": address}


def _eip_find(address):
    return next((key for key, value in ec2._addresses.items() if value["PublicIp"] == address), None)


HANDLERS["AWS::EC2::EIP"] = {
    "create": _eip_create,
    "update": lambda pid, _old, _new, _stack: (pid, {"AllocationId": _eip_find(pid), "PublicIp": pid}),
    "delete": lambda pid, _props: ec2._addresses.pop(_eip_find(pid), None),
}


def _nat_create(_lid, props, _stack):
    ec2._create_nat_gateway({"SubnetId": [props["SubnetId"]], "AllocationId": [props.get("AllocationId", "")]})
    gateway = list(ec2._nat_gateways.keys())[-1]
    provisioners._ec2_apply_tags(gateway, props)
    return gateway, {"NatGatewayId": gateway}


HANDLERS["AWS::EC2::NatGateway"] = {
    "create": _nat_create,
    "update": lambda pid, _old, _new, _stack: (pid, {"NatGatewayId": pid}),
    "delete": lambda pid, _props: ec2._nat_gateways.pop(pid, None),
}

_vpc = dict(HANDLERS["AWS::EC2::VPC"])


def _with_cidr(answer, props):
    return answer[0], {**(answer[1] or {}), "CidrBlock": props.get("CidrBlock", "")}


HANDLERS["AWS::EC2::VPC"].update(
    create=lambda lid, props, stack: _with_cidr(_vpc["create"](lid, props, stack), props),
    update=lambda pid, old, new, stack, lid=None: _with_cidr(_vpc["update"](pid, old, new, stack, lid), new),
)

_records = {}


def _record(kind, prefix):
    """A type of which only that it is there, and goes, matters here."""
    def create(_lid, props, _stack):
        pid = f"{prefix}-{random.getrandbits(68):017x}"
        _records[pid] = (kind, props)
        return pid, {"Id": pid}
    HANDLERS[kind] = {
        "create": create,
        "update": lambda pid, _old, _new, _stack: (pid, {"Id": pid}),
        "delete": lambda pid, _props: _records.pop(pid, None),
    }


_record("AWS::EC2::FlowLog", "fl")
_record("AWS::EC2::SecurityGroupIngress", "sgr")
_record("AWS::EC2::SecurityGroupEgress", "sgr")


# --- EKS ---

_cluster = dict(HANDLERS["AWS::EKS::Cluster"])


def _cluster_create(lid, props, stack):
    name, _ = _cluster["create"](lid, props, stack)
    cluster = eks._clusters[name]
    subnets = (props.get("ResourcesVpcConfig") or {}).get("SubnetIds") or []
    vpc = ec2._subnets[subnets[0]]["VpcId"] if subnets and subnets[0] in ec2._subnets else ""
    group, _ = HANDLERS["AWS::EC2::SecurityGroup"]["create"](
        "eks-cluster-sg-" + name, {"GroupDescription": "EKS created security group", "VpcId": vpc}, stack)
    cluster["resourcesVpcConfig"].update(clusterSecurityGroupId=group, vpcId=vpc)
    deadline = time.time() + 180
    while cluster["status"] != "ACTIVE" and time.time() < deadline:  # CloudFormation waits for it, the emulator does not
        time.sleep(0.2)
    if not cluster.get("_docker_id"):
        _cluster_delete(name, props)
        raise ValueError("the control plane did not start: see the logs of the harness")
    return name, provisioners._eks_cluster_attrs(cluster)


def _cluster_delete(pid, props):
    cluster = eks._clusters.get(pid)
    if cluster:
        ec2._security_groups.pop(cluster["resourcesVpcConfig"]["clusterSecurityGroupId"], None)
    for key in [key for key in eks._addons if key.startswith(pid + "/")]:
        eks._addons.pop(key, None)
    _cluster["delete"](pid, props)


HANDLERS["AWS::EKS::Cluster"].update(create=_cluster_create, delete=_cluster_delete)


def _policies(props):
    return {policy["PolicyArn"]: _camel(policy["AccessScope"]) for policy in props.get("AccessPolicies") or []}


def _entry(cluster, principal):
    return {"AccessEntryArn": eks._access_entries[eks._ae_key(cluster, principal)]["accessEntryArn"]}


def _effective(cluster):
    # On AWS access is effective within seconds; dependents run at once here.
    eks._reconcile_access_policy_rbac(cluster, provisioners.get_account_id(), provisioners.get_region())


def _access_create(_lid, props, _stack):
    cluster, principal = props["ClusterName"], props["PrincipalArn"]
    _checked(eks._create_access_entry(cluster, {
        "principalArn": principal, "type": props.get("Type", "STANDARD"), "username": props.get("Username", ""),
        "kubernetesGroups": props.get("KubernetesGroups", []), "tags": provisioners._tag_map(props.get("Tags")),
    }), "access entry")
    for arn, scope in _policies(props).items():
        _checked(eks._associate_access_policy(cluster, principal, {"policyArn": arn, "accessScope": scope}), "access policy")
    _effective(cluster)
    return f"{principal}|{cluster}", _entry(cluster, principal)


def _access_update(pid, old, new, _stack):
    principal, cluster = pid.rsplit("|", 1)
    for arn in set(_policies(old)) - set(_policies(new)):
        eks._disassociate_access_policy(cluster, principal, arn)
    for arn, scope in _policies(new).items():
        eks._associate_access_policy(cluster, principal, {"policyArn": arn, "accessScope": scope})
    _effective(cluster)
    return pid, _entry(cluster, principal)


def _access_delete(pid, _props):
    principal, cluster = pid.rsplit("|", 1)
    eks._delete_access_entry(cluster, principal)


HANDLERS["AWS::EKS::AccessEntry"] = {"create": _access_create, "update": _access_update, "delete": _access_delete}


def _addon_body(props):
    body = {
        "addonName": props["AddonName"], "addonVersion": props.get("AddonVersion"), "serviceAccountRoleArn": props.get("ServiceAccountRoleArn"),
        "configurationValues": props.get("ConfigurationValues"), "podIdentityAssociations": _camel(props.get("PodIdentityAssociations") or []),
        "tags": provisioners._tag_map(props.get("Tags")),
    }
    return {key: value for key, value in body.items() if value is not None}


def _addon_hook(event, props):
    hooks.call("addon", event=event, cluster=props["ClusterName"], name=props["AddonName"],
               version=props.get("AddonVersion"), configuration=json.loads(props.get("ConfigurationValues") or "{}"))


def _addon_create(_lid, props, _stack):
    addon = _checked(eks._create_addon(props["ClusterName"], _addon_body(props)), "add-on")["addon"]
    try:
        _addon_hook("create", props)
    except ValueError:
        eks._delete_addon(props["ClusterName"], props["AddonName"])
        raise
    return f"{props['ClusterName']}|{props['AddonName']}", {"Arn": addon["addonArn"]}


def _addon_update(pid, _old, new, _stack):
    cluster, name = pid.split("|")
    _checked(eks._update_addon(cluster, name, _addon_body(new)), "add-on")
    _addon_hook("update", new)
    return pid, {"Arn": eks._addons[f"{cluster}/{name}"]["addonArn"]}


def _addon_delete(pid, props):
    _addon_hook("delete", props)
    eks._delete_addon(*pid.split("|"))


HANDLERS["AWS::EKS::Addon"] = {"create": _addon_create, "update": _addon_update, "delete": _addon_delete}


def _identity_body(props):
    return {key[0].lower() + key[1:]: value for key, value in props.items() if key not in ("ClusterName", "Tags")}


def _identity_create(_lid, props, _stack):
    made = _checked(eks._create_pod_identity_association(props["ClusterName"], _identity_body(props)), "pod identity association")["association"]
    return made["associationArn"], {"AssociationArn": made["associationArn"], "AssociationId": made["associationId"]}


def _identity_update(pid, _old, new, _stack):
    association = pid.rsplit("/", 1)[1]
    _checked(eks._update_pod_identity_association(new["ClusterName"], association, _identity_body(new)), "pod identity association")
    return pid, {"AssociationArn": pid, "AssociationId": association}


HANDLERS["AWS::EKS::PodIdentityAssociation"] = {
    "create": _identity_create,
    "update": _identity_update,
    "delete": lambda pid, props: eks._delete_pod_identity_association(props["ClusterName"], pid.rsplit("/", 1)[1]),
}


# --- S3: CloudFormation refuses to delete a bucket that still holds objects or versions ---

_bucket_delete = HANDLERS["AWS::S3::Bucket"]["delete"]


def _bucket_delete_empty(pid, props):
    bucket = s3._buckets.get(pid)
    if bucket is not None and (bucket["objects"] or s3._bucket_has_versions(pid)):
        raise ValueError(f"The bucket you tried to delete is not empty (Service: S3, Status Code: 409, BucketNotEmpty): {pid}")
    _bucket_delete(pid, props)


HANDLERS["AWS::S3::Bucket"]["delete"] = _bucket_delete_empty


# --- Secrets Manager: Ref of a secret is its ARN ---

_secret = dict(HANDLERS["AWS::SecretsManager::Secret"])


def _secret_name(arn):
    return arn.split(":secret:", 1)[1].rsplit("-", 1)[0]


def _by_arn(answer):
    return answer[1]["Arn"], answer[1]


HANDLERS["AWS::SecretsManager::Secret"].update(
    create=lambda lid, props, stack: _by_arn(_secret["create"](lid, props, stack)),
    update=lambda pid, old, new, stack, lid=None: (pid, _secret["update"](_secret_name(pid), old, new, stack, lid)[1]),
    delete=lambda pid, props: _secret["delete"](_secret_name(pid), props),
)


# --- SSM: image ids that AWS publishes ---

class _Published(dict):
    def get(self, key, default=None):
        return dict.get(self, key) or ("ami-0e2e000000000000a" if key.startswith("/aws/service/eks/optimized-ami/") else default)


ssm._PUBLIC_AMI_PARAMETERS = _Published(ssm._PUBLIC_AMI_PARAMETERS)
