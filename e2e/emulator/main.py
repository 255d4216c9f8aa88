"""Starts ministack with what it lacks for our stacks. It uses private names of an exactly pinned release: they are asserted first."""
import os
import sys

import ministack.app as app
import ministack.core.iam_actions as actions
import ministack.core.iam_evaluator as evaluator
import ministack.core.lambda_runtime as lambdas
import ministack.services.autoscaling as autoscaling
import ministack.services.cloudformation as cloudformation
import ministack.services.cloudformation.changesets as changesets
import ministack.services.cloudformation.engine as engine
import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.cloudformation.stacks as stacks
import ministack.services.cloudformation.wait_conditions as waits
import ministack.services.ec2 as ec2
import ministack.services.eks as eks
import ministack.services.s3 as s3
import ministack.services.secretsmanager as secretsmanager
import ministack.services.ssm as ssm

PRIVATE = {
    actions: "request_tag_context",
    evaluator: "_first_match _resolve_condition_key enforce evaluate_trust_policy",
    lambdas: "_detect_runtime_binary",
    autoscaling: "_asgs _reconcile_instances",
    cloudformation: "_stacks",
    changesets: "_topological_sort",
    engine: "_topological_sort _extract_deps",
    provisioners: "_RESOURCE_HANDLERS _pascal_to_camel _tag_map _ec2_apply_tags _eks_cluster_attrs _cfn_wait_condition_definition _cr_stack_id "
                  "_sm_secret_string",
    stacks: "_topological_sort _runs_on_worker_thread _delete_resource",
    waits: "wait_for register_slot validate_count validate_resource_signal_timeout",
    ec2: "_addresses _nat_gateways _subnets _instances _security_groups _launch_templates _allocate_address _create_nat_gateway _run_instances _ACTION_MAP",
    eks: "_get_docker _docker_available _clusters _access_entries _addons _nodegroups _ae_key _create_access_entry _associate_access_policy "
         "_reconcile_access_policy_rbac _create_addon _update_addon _delete_addon _create_pod_identity_association",
    s3: "_buckets _bucket_has_versions _bucket_encryption",
    secretsmanager: "_get_random_password",
    ssm: "_PUBLIC_AMI_PARAMETERS",
}
missing = [f"{module.__name__}.{name}" for module, names in PRIVATE.items() for name in names.split() if not hasattr(module, name)]
if missing:
    sys.exit("this release of ministack has not: " + ", ".join(missing))

import access  # noqa: E402
import compute  # noqa: E402,F401
import control_plane  # noqa: E402
import deletion  # noqa: E402
import order  # noqa: E402
import passwords  # noqa: E402
import resources  # noqa: E402,F401

control_plane.install()
access.install()
deletion.install()
order.install()
passwords.install()

# Python functions run where Lambda would run them: layers at /opt, interpreter at /var/lang/bin, a /tmp of their own.
_sandbox = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lambda.sh")
_detect = lambdas._detect_runtime_binary
lambdas._detect_runtime_binary = lambda runtime: (_sandbox, _detect(runtime)[1]) if runtime.startswith("python") else _detect(runtime)

# What blocks runs beside the event loop.
_BLOCKING = ("AWS::EKS::Cluster", "AWS::EKS::AccessEntry", "AWS::EKS::Addon", "AWS::EKS::Nodegroup", "AWS::AutoScaling::AutoScalingGroup")
_on_thread = stacks._runs_on_worker_thread
stacks._runs_on_worker_thread = lambda kind: kind in _BLOCKING or _on_thread(kind)

sys.argv = ["ministack"]
app.main()
