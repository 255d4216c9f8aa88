"""What something depends on is not deleted as long as that is there: CloudFormation does not even try it after a failure, the emulator would."""
import ministack.services.cloudformation as cloudformation
import ministack.services.cloudformation.engine as engine
import ministack.services.cloudformation.stacks as stacks


def install():
    delete = stacks._delete_resource

    def in_order(kind, physical_id, properties, stack_name=None, logical_id=None):
        stack = cloudformation._stacks.get(stack_name) or {}
        if stack.get("StackStatus") == "DELETE_IN_PROGRESS":
            definitions = (stack.get("_template") or {}).get("Resources", {})
            # Dependents came first: those that are still there could not be deleted.
            left = [name for name in stack["_resources"] if name != logical_id and logical_id in engine._extract_deps(definitions.get(name, {}), {logical_id})]
            if left:
                raise ValueError(f"not tried, {left[0]} is still there")
        return delete(kind, physical_id, properties, stack_name, logical_id)

    stacks._delete_resource = in_order
