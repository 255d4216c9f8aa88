"""IAM as AWS enforces it, where the emulator does not: policy variables, the key of a bucket with SSE-KMS, the namespace of
metrics, and what EKS says of itself when it assumes a role for a pod."""
import json
import re
from dataclasses import replace
from urllib.parse import parse_qs

import ministack.core.iam_actions as actions
import ministack.core.iam_evaluator as evaluator
import ministack.services.s3 as s3

_KEY_ACTION = {"s3:PutObject": "kms:GenerateDataKey", "s3:GetObject": "kms:Decrypt"}


def _fill(value, context):
    if isinstance(value, str):
        def resolve(match):
            name = match.group(1)
            return name if name in "*?$" else str(evaluator._resolve_condition_key(name.strip(), context) or "\0no-value")
        return re.sub(r"\$\{([^}]+)\}", resolve, value)
    if isinstance(value, list):
        return [_fill(one, context) for one in value]
    if isinstance(value, dict):
        return {key: _fill(one, context) for key, one in value.items()}
    return value


def _namespace(body):
    """Of metrics, in each of the protocols of CloudWatch."""
    if body[:1] == b"{":
        return json.loads(body).get("Namespace", "")
    if b"Action=PutMetricData" in body:
        return parse_qs(body.decode())["Namespace"][0]
    import cbor2
    return cbor2.loads(body).get("Namespace", "")


def install():
    first_match, enforce = evaluator._first_match, evaluator.enforce

    def first_match_with_variables(context, statements, effect):
        return first_match(context, [replace(
            one, resources=_fill(one.resources, context), not_resources=_fill(one.not_resources, context), conditions=_fill(one.conditions, context),
        ) for one in statements], effect)

    def enforce_with_key(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        denied = enforce(access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context)
        if denied is None and service == "s3" and iam_action in _KEY_ACTION:
            bucket = resource_arn.split(":::")[-1].split("/")[0]
            key = re.search(r"arn:aws[^:]*:kms:[^<\"']+:key/[0-9a-f-]+", str(s3._bucket_encryption.get(bucket) or ""))
            if key:
                return enforce(access_key_id, _KEY_ACTION[iam_action], "kms", region, resource_arn=key.group(0),
                               service_context={"kms:ViaService": f"s3.{region}.amazonaws.com"})
        return denied

    request_context = actions.request_tag_context

    def context_with_namespace(service, iam_action, body, params):
        context = request_context(service, iam_action, body, params)
        return {**context, "cloudwatch:namespace": _namespace(body)} if iam_action == "cloudwatch:PutMetricData" else context

    trust = evaluator.evaluate_trust_policy

    def trust_with_source(document, caller, context=None):
        cluster = (context.request_tags or {}).get("eks-cluster-arn") if context else None
        if cluster and caller.endswith(":root"):  # harness/pod-identity.ts, in the place of EKS
            context = replace(context, service_context={**context.service_context, "aws:sourcearn": cluster, "aws:sourceaccount": cluster.split(":")[4]})
        return trust(document, caller, context)

    evaluator.evaluate_trust_policy = trust_with_source
    actions.request_tag_context = context_with_namespace
    evaluator._first_match = first_match_with_variables
    evaluator.enforce = enforce_with_key
