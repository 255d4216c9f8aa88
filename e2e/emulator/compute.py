"""Auto Scaling Groups and node groups launch instances; the harness lets each boot as a Kubernetes node (harness/nodes.ts), which also sends the
signal that its user data asks for. CreationPolicy waits for signals; an instance that leaves takes its node along."""
import threading

import ministack.services.autoscaling as autoscaling
import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.cloudformation.wait_conditions as waits
import ministack.services.ec2 as ec2
import ministack.services.eks as eks

import hooks
from resources import HANDLERS

GROUP = "AWS::AutoScaling::AutoScalingGroup"
_group, _nodes = dict(HANDLERS[GROUP]), dict(HANDLERS["AWS::EKS::Nodegroup"])


def _template_data(reference):
    versions = ec2._launch_templates[reference["LaunchTemplateId"]].get("Versions", [])
    wanted = str(reference.get("Version"))
    return next((one for one in versions if str(one["VersionNumber"]) == wanted), versions[-1]).get("LaunchTemplateData", {})


def _run_instance(data, subnet, instance_type):
    before = set(ec2._instances.keys())
    ec2._run_instances({"ImageId": [data.get("ImageId", "ami-0")], "InstanceType": [instance_type], "MinCount": ["1"], "MaxCount": ["1"],
                        "SubnetId": [subnet], "UserData": [data.get("UserData", "")]})
    return (set(ec2._instances.keys()) - before).pop()


def _zone(subnet):
    return ec2._subnets[subnet]["AvailabilityZone"]


def _boot(**event):
    threading.Thread(target=lambda: hooks.call("node-launch", **event), daemon=True).start()


def _terminate(instance):
    ec2._instances.pop(instance, None)
    hooks.call("node-terminate", instanceId=instance)


def _role_of(data):
    profile = (data.get("IamInstanceProfile") or {})
    return profile.get("Arn") or profile.get("Name")


_launch = autoscaling._reconcile_instances


def _scale(group):
    """The oldest unprotected instance goes first; a group all of whose instances are protected keeps them."""
    instances = group["Instances"]
    free = [one for one in instances if not one["ProtectedFromScaleIn"]]
    for gone in free[:max(0, len(instances) - group["DesiredCapacity"])]:
        instances.remove(gone)
    if len(instances) < group["DesiredCapacity"]:
        _launch(group)


autoscaling._reconcile_instances = _scale


def _protect(parameters):
    group = autoscaling._asgs[autoscaling._p(parameters, "AutoScalingGroupName")]
    ids = autoscaling._parse_member_list(parameters, "InstanceIds")
    known = {one["InstanceId"]: one for one in group["Instances"]}
    unknown = [one for one in ids if one not in known]
    if unknown:
        return autoscaling._error("ValidationError", f"The instance {unknown[0]} is not part of Auto Scaling group {group['AutoScalingGroupName']}.")
    for one in ids:
        known[one]["ProtectedFromScaleIn"] = autoscaling._p(parameters, "ProtectedFromScaleIn") == "true"
    return autoscaling._xml(200, "SetInstanceProtectionResponse", "<SetInstanceProtectionResult/>")


autoscaling._ACTION_MAP["SetInstanceProtection"] = _protect


def _settle(group, before=()):
    """Launches what is missing, ends what is too much."""
    autoscaling._reconcile_instances(group)
    now = {one["InstanceId"] for one in group["Instances"]}
    for gone in [one for one in before if one not in now]:
        _terminate(gone)
    subnets = [subnet for subnet in (group.get("VPCZoneIdentifier") or "").split(",") if subnet]
    for index, instance in enumerate(group["Instances"]):
        if instance.get("_launched"):
            continue
        data, subnet = _template_data(group["LaunchTemplate"]), subnets[index % len(subnets)]
        instance.update(_launched=True, LaunchTemplate=dict(group["LaunchTemplate"]), AvailabilityZone=_zone(subnet))
        instance["InstanceId"] = _run_instance(data, subnet, data.get("InstanceType", ""))
        _boot(instanceId=instance["InstanceId"], userData=data.get("UserData", ""), zone=_zone(subnet), instanceType=data.get("InstanceType", ""),
              group=group["AutoScalingGroupName"], instanceProfile=_role_of(data))


def _wait_for_signals(stack, lid, count, timeout):
    stack_id = provisioners._cr_stack_id(stack)
    waits.wait_for(waits.register_slot(stack_id), stack_id, stack, lid, GROUP, count, timeout)


def _group_create(lid, props, stack):
    pid, attributes = _group["create"](lid, props, stack)
    signal = (provisioners._cfn_wait_condition_definition(stack, lid).get("CreationPolicy") or {}).get("ResourceSignal")
    _settle(autoscaling._asgs[pid])
    if signal:
        _wait_for_signals(stack, lid, waits.validate_count(signal.get("Count"), lid),
                          waits.validate_resource_signal_timeout(signal.get("Timeout"), lid))
    return pid, attributes


def _group_update(pid, old, new, stack, lid=None):
    before = [one["InstanceId"] for one in autoscaling._asgs[pid]["Instances"]]
    pid, attributes = _group["update"](pid, old, new, stack, lid)
    group = autoscaling._asgs[pid]
    policy = (provisioners._cfn_wait_condition_definition(stack, lid).get("UpdatePolicy") or {}).get("AutoScalingRollingUpdate")
    if policy is not None:
        for instance in [one for one in group["Instances"] if one.get("LaunchTemplate") != group.get("LaunchTemplate")]:
            group["Instances"].remove(instance)
            before.remove(instance["InstanceId"])
            _terminate(instance["InstanceId"])
            _settle(group, before)
            if str(policy.get("WaitOnResourceSignals")).lower() == "true":
                _wait_for_signals(stack, lid, 1, waits.validate_resource_signal_timeout(policy.get("PauseTime"), lid))
    _settle(group, before)
    return pid, attributes


_terminate_instances = ec2._ACTION_MAP["TerminateInstances"]


def _lost(parameters):
    """An instance that somebody ends is missed by its group, which launches another."""
    answer = _terminate_instances(parameters)
    for group in autoscaling._asgs.values():
        gone = [one for one in group["Instances"] if ec2._instances.get(one["InstanceId"], {}).get("State", {}).get("Name") == "terminated"]
        for instance in gone:
            group["Instances"].remove(instance)
            threading.Thread(target=_terminate, args=[instance["InstanceId"]], daemon=True).start()
        if gone:
            _settle(group)
    return answer


ec2._ACTION_MAP["TerminateInstances"] = _lost


def _end(parameters):
    """An instance leaves its group when it is gone, and the group launches another, since its size stays."""
    wanted = autoscaling._p(parameters, "InstanceId")
    if autoscaling._p(parameters, "ShouldDecrementDesiredCapacity") != "false":
        raise RuntimeError("only ends that keep the size of the group are emulated")
    for group in autoscaling._asgs.values():
        for instance in [one for one in group["Instances"] if one["InstanceId"] == wanted]:
            instance["LifecycleState"] = "Terminating"
            threading.Thread(target=_replace, args=[group, instance], daemon=True).start()
            return autoscaling._xml(200, "TerminateInstanceInAutoScalingGroupResponse", "<TerminateInstanceInAutoScalingGroupResult/>")
    return autoscaling._error("ValidationError", f"Instance Id not found - No managed instance found for instance ID: {wanted}")


def _replace(group, instance):
    _terminate(instance["InstanceId"])
    group["Instances"].remove(instance)
    _settle(group)


autoscaling._ACTION_MAP["TerminateInstanceInAutoScalingGroup"] = _end


def _group_delete(pid, props):
    # CloudFormation gives up on these after an hour.
    if any(one["ProtectedFromScaleIn"] for one in (autoscaling._asgs.get(pid) or {}).get("Instances", [])):
        raise RuntimeError("Auto Scaling group deletion failed: instances are protected from scale in")
    for instance in list((autoscaling._asgs.get(pid) or {}).get("Instances", [])):
        _terminate(instance["InstanceId"])
    _group["delete"](pid, props)


HANDLERS[GROUP].update(create=_group_create, update=_group_update, delete=_group_delete)


def _fill(node_group, reference):
    subnets, instance_type = node_group["subnets"], node_group["instanceTypes"][0]
    data = _template_data({"LaunchTemplateId": reference["Id"], "Version": reference.get("Version")}) if reference else {}
    running = node_group.setdefault("_instances", [])
    wanted = int(node_group["scalingConfig"]["desiredSize"])
    while len(running) > wanted:
        _terminate(running.pop())
    while len(running) < wanted:
        subnet = subnets[len(running) % len(subnets)]
        running.append(_run_instance(data, subnet, instance_type))
        # EKS itself joins the nodes of a node group and answers when they are ready.
        hooks.call("node-launch", instanceId=running[-1], zone=_zone(subnet), instanceType=instance_type, nodeGroup=node_group["nodegroupName"],
                   cluster=node_group["clusterName"], labels=node_group.get("labels") or {}, taints=node_group.get("taints") or [])


def _node_group_create(lid, props, stack):
    pid, attributes = _nodes["create"](lid, props, stack)
    _fill(eks._nodegroups[f"{props['ClusterName']}/{pid}"], props.get("LaunchTemplate"))
    return pid, attributes


def _node_group_update(pid, old, new, stack, lid=None):
    pid, attributes = _nodes["update"](pid, old, new, stack, lid)
    _fill(eks._nodegroups[f"{new['ClusterName']}/{pid}"], new.get("LaunchTemplate"))
    return pid, attributes


def _node_group_delete(pid, props):
    for instance in (eks._nodegroups.get(f"{props['ClusterName']}/{pid}") or {}).get("_instances", []):
        _terminate(instance)
    _nodes["delete"](pid, props)


HANDLERS["AWS::EKS::Nodegroup"].update(create=_node_group_create, update=_node_group_update, delete=_node_group_delete)
