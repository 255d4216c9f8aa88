"""The emulator provisions one resource after the other, alphabetically among those whose dependencies are met; AWS does it in parallel. A seed, read
from a file at each deployment, shuffles among them, so that a dependency that the template forgets shows. The seed "last:<start of a logical id>"
puts off what is named so as long as it can be."""
import os
import random

import ministack.services.cloudformation.changesets as changesets
import ministack.services.cloudformation.engine as engine
import ministack.services.cloudformation.stacks as stacks

_sort = engine._topological_sort


def _seed():
    try:
        with open(os.environ["E2E_ORDER_SEED"], encoding="utf-8") as file:
            return file.read().strip()
    except OSError:
        return ""


def _put_off(seed, name):
    return seed.startswith("last:") and name.startswith(seed[len("last:"):])


def _shuffled(resources, conditions):
    seed = _seed()
    if not seed:
        return _sort(resources, conditions)
    _sort(resources, conditions)  # raises on cycles
    chance = random.Random(seed)
    active = {name for name, one in resources.items() if not one.get("Condition") or conditions.get(one["Condition"], True)}
    needs = {name: {other for other in engine._extract_deps(resources[name], active) if other in active and other != name} for name in active}
    order, done = [], set()
    while len(order) < len(active):
        ready = sorted(name for name in active if name not in done and needs[name] <= done)
        following = chance.choice([name for name in ready if not _put_off(seed, name)] or ready)
        order.append(following)
        done.add(following)
    return order


def install():
    for module in (engine, stacks, changesets):
        module._topological_sort = _shuffled
