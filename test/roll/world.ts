import type { Action } from '../../lib/roll/next-step';
import type { Goal, Observed, RollInstance } from '../../lib/roll/observed';

/** Numbers that look random, and are the same for the same seed. */
export function randomOf(seed: number) {
  // Park and Miller's generator; its first numbers for seeds in a row are alike.
  let state = 1 + (seed * 7_919) % 2_147_483_646;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let at = 0; at < 5; at++) next();
  return {
    below: (limit: number) => Math.floor(next() * limit),
    chance: (share: number) => next() < share,
    pick: <T>(all: readonly T[]): T | undefined => all[Math.floor(next() * all.length)],
  };
}

interface Machine {
  readonly id: string;
  readonly group: Rack;
  readonly isOld: boolean;
  state: 'Pending' | 'InService' | 'Terminating';
  /** Until it is in service, or gone. */
  ticks: number;
  joinsIn: number;
  cordoned: boolean;
  marked: boolean;
  volumeTicks: number;
  others: { uid: string; leavingIn?: number; fixed?: string }[];
}

interface Rack {
  readonly datacenter: string;
  readonly rack: string;
  desired: number;
  launches: boolean;
}

interface Node {
  readonly name: string;
  readonly rack: Rack;
  machine?: Machine;
  /** Until it is ready; 0: it is. */
  readyIn: number;
  leavingIn?: number;
  /** Whose doing it is that it is down. */
  downBy?: 'us' | 'others';
}

export class Violation extends Error {}
/** AWS or Kubernetes gives no answer. */
export class Silence extends Error {}

const NEVER = 1_000_000;

/** A stand-in for AWS, Kubernetes and an operator: one schedule of failures for each seed. It knows the truth, of which a run only sees looks. */
export class World {
  public readonly ended: string[] = [];
  public time = 0;
  private readonly random;
  private readonly racks: Rack[] = [];
  private readonly nodes: Node[] = [];
  private machines: Machine[] = [];
  private count = 0;
  private otherWork: string[] = [];
  private silentUntil = 0;
  /** Whether the last look showed every member up and nobody else at work. */
  private sawWhole = false;
  private readonly isHonest: boolean;
  /** How often something happens that nobody asked for. */
  private readonly unrest: number;
  /** How much more of that happens. */
  private disturbances: number;

  constructor(seed: number) {
    const random = this.random = randomOf(seed);
    // A budget that always agrees shows whether the run looks for itself.
    this.isHonest = random.chance(0.5);
    this.unrest = random.pick([0, 0.01, 0.05])!;
    // After a single one, nothing but time may end the run.
    this.disturbances = random.pick([1, 3, 1_000])!;
    for (let datacenter = 0; datacenter <= random.below(2); datacenter++) {
      for (let rack = 0; rack <= random.below(3); rack++) this.addRack(`dc${datacenter}`, `r${rack}`);
    }
    while (this.nodes.some(({ readyIn }) => readyIn > 0)) this.pass();
  }

  /** What is to be replaced, as a command would find it now. */
  public goal(): Goal {
    return {
      instances: this.machines.filter(({ isOld }) => isOld).map(({ id }) => id),
      sizes: Object.fromEntries(this.racks.map((one) => [nameOf(one), one.desired])),
    };
  }

  public get isWhole(): boolean {
    return this.nodes.every(({ readyIn, machine, leavingIn }) => readyIn === 0 && machine !== undefined && leavingIn === undefined);
  }

  public get old(): number {
    return this.machines.filter(({ isOld }) => isOld).length;
  }

  public get isCalm(): boolean {
    return this.unrest === 0;
  }

  /** What a look sees, if there is an answer. */
  public observe(): Observed {
    if (this.time < this.silentUntil || this.random.chance(this.unrest)) throw new Silence('no answer');
    this.sawWhole = this.isWhole && this.otherWork.length === 0;
    return {
      instances: this.machines.map((one) => this.seen(one)),
      groups: this.racks.map((one) => ({ name: nameOf(one), desired: one.desired, launches: one.launches })),
      ring: {
        wanted: this.wanted,
        members: this.nodes.map(({ name, rack, machine, readyIn, leavingIn }) => ({
          name, place: rack.datacenter, instance: machine?.id, isReady: readyIn === 0 && leavingIn === undefined,
        })),
        otherWork: [...this.otherWork],
      },
    };
  }

  public act(action: Action): boolean {
    // Time passes between look and act.
    if (this.random.chance(0.1)) this.pass();
    if (this.time < this.silentUntil || this.random.chance(this.unrest)) throw new Silence('no answer');
    const done = this.acted(action);
    if (this.random.chance(this.unrest)) throw new Silence('the answer was lost');
    return done;
  }

  /** A while later. */
  public later(): void {
    this.pass();
    if (this.disturbances > 0 && this.random.chance(this.unrest)) this.disturb();
  }

  /** Between two runs, somebody may put things right. */
  public calm(): void {
    this.otherWork = [];
    for (const one of this.racks) one.launches = true;
    for (const one of this.machines) {
      one.others = one.others.filter(({ fixed }) => fixed === undefined);
      one.cordoned = one.marked = one.cordoned && one.marked;
    }
    for (const one of this.nodes) if (one.readyIn > NEVER / 2) one.readyIn = 2;
    for (let ticks = 0; ticks < 40; ticks++) this.pass();
  }

  private get wanted(): Record<string, number> {
    const wanted: Record<string, number> = {};
    for (const { rack: { datacenter } } of this.nodes) wanted[datacenter] = (wanted[datacenter] ?? 0) + 1;
    return wanted;
  }

  private addRack(datacenter: string, rack: string): void {
    const nodes = 1 + this.random.below(2);
    const one: Rack = { datacenter, rack, desired: nodes + (this.random.chance(0.2) ? 1 : 0), launches: true };
    this.racks.push(one);
    for (let at = 0; at < one.desired; at++) {
      const machine = this.machine(one, this.random.chance(0.7));
      // An empty one of the old ones may never have joined.
      this.machines.push({ ...machine, state: 'InService', joinsIn: machine.isOld && at >= nodes && this.random.chance(0.1) ? NEVER : 0 });
    }
    for (let at = 0; at < nodes; at++) this.nodes.push({ name: `${datacenter}-${rack}-${at}`, rack: one, readyIn: 1 });
  }

  private machine(group: Rack, isOld: boolean): Machine {
    const others = isOld && this.random.chance(0.2) ? [{ uid: `other-${this.count}` }] : [];
    const delay = () => 1 + this.random.below(4);
    return { id: `i-${this.count++}`, group, isOld, state: 'Pending', ticks: delay(), joinsIn: delay(), cordoned: false, marked: false, volumeTicks: 0, others };
  }

  private seen(one: Machine): RollInstance {
    const member = this.nodes.find(({ machine }) => machine === one);
    return {
      id: one.id,
      group: nameOf(one.group),
      zone: 'a',
      datacenter: one.group.datacenter,
      rack: one.group.rack,
      lifecycle: one.state,
      isHealthy: true,
      template: one.isOld ? '1' : '2',
      currentTemplate: '2',
      node: one.joinsIn > 0 ? undefined : {
        name: `node-${one.id}`,
        isReady: one.state !== 'Terminating',
        isCordoned: one.cordoned,
        isMarked: one.marked,
        pods: one.marked ? [
          ...one.others.map(({ uid, leavingIn, fixed }) => ({ namespace: 'x', name: uid, uid, isMember: false, isLeaving: leavingIn !== undefined, isFixed: fixed })),
          ...(member ? [{ namespace: 'x', name: member.name, uid: member.name, isMember: true, isLeaving: member.leavingIn !== undefined }] : []),
        ] : [],
        volumes: one.marked ? (member || one.volumeTicks > 0 ? 1 : 0) : 0,
      },
    };
  }

  private acted(action: Action): boolean {
    const one = this.machines.find(({ id }) => id === action.instance);
    if (!one) return false;
    switch (action.kind) {
      case 'cordon':
        one.cordoned = one.marked = true;
        return true;
      case 'evict': return action.pod.isMember ? this.evictMember(action.pod.name, one) : this.evictOther(action.pod.uid, one);
      case 'terminate': return this.terminate(one);
    }
  }

  private evictOther(uid: string, one: Machine): boolean {
    const pod = one.others.find((other) => other.uid === uid);
    if (!pod || this.random.chance(0.3)) return false;
    if (pod.fixed) throw new Violation(`${uid} was not to be moved`);
    pod.leavingIn = 1;
    return true;
  }

  private evictMember(name: string, one: Machine): boolean {
    const node = this.nodes.find((other) => other.name === name && other.machine === one);
    if (!node) return false;
    if (!this.sawWhole) throw new Violation(`${name} goes although not everything was up`);
    const down = this.nodes.filter((other) => other !== node && other.downBy === 'us');
    if (down.length > 0) throw new Violation(`${name} goes while ${down[0].name} is down by our doing`);
    if (one.others.length > 0) throw new Violation(`${name} goes before others`);
    const sick = this.nodes.filter((other) => other.rack.datacenter === node.rack.datacenter && other.readyIn > 0).length;
    if (this.isHonest && sick > 0) return false;
    node.leavingIn = 1 + this.random.below(3);
    node.downBy = 'us';
    return true;
  }

  private terminate(one: Machine): boolean {
    const carried = this.nodes.find(({ machine }) => machine === one);
    if (carried) throw new Violation(`${one.id} ends with ${carried.name} on it`);
    if (one.others.length > 0 && one.joinsIn === 0) throw new Violation(`${one.id} ends with others on it`);
    if (one.volumeTicks > 0) throw new Violation(`${one.id} ends with a volume`);
    const isGoing = (other: Machine) => other !== one && other.state !== 'InService' && this.ended.includes(other.id);
    if (this.machines.some(isGoing)) throw new Violation(`${one.id} ends while another one goes`);
    if (one.state === 'Terminating') return false;
    this.end(one);
    this.ended.push(one.id);
    return true;
  }

  private end(one: Machine): void {
    one.state = 'Terminating';
    one.ticks = 1 + this.random.below(12);
  }

  private pass(): void {
    this.time++;
    this.nodes.forEach((node) => this.podPasses(node));
    this.machines.forEach((one) => {
      one.others = one.others.filter((other) => other.leavingIn === undefined || --other.leavingIn > 0);
      if (one.volumeTicks > 0) one.volumeTicks--;
      if (one.state !== 'InService' && --one.ticks <= 0) {
        if (one.state === 'Pending') one.state = 'InService';
        else this.gone(one);
      }
      if (one.state === 'InService' && one.joinsIn > 0 && one.joinsIn < NEVER / 2) one.joinsIn--;
    });
    for (const rack of this.racks) {
      const there = this.machines.filter(({ group, state }) => group === rack && state !== 'Terminating').length;
      if (there < rack.desired && rack.launches) this.machines.push(this.machine(rack, false));
    }
  }

  private podPasses(node: Node): void {
    if (node.leavingIn !== undefined) {
      if (--node.leavingIn > 0) return;
      if (node.machine) node.machine.volumeTicks = 1 + this.random.below(3);
      node.leavingIn = node.machine = undefined;
      node.readyIn = 2 + this.random.below(3);
    }
    if (!node.machine) {
      const isFree = (one: Machine) => one.state === 'InService' && one.joinsIn === 0 && !one.cordoned && !this.nodes.some(({ machine }) => machine === one);
      node.machine = this.machines.find((one) => one.group === node.rack && isFree(one));
      return;
    }
    if (node.readyIn > 0 && node.readyIn < NEVER / 2 && --node.readyIn === 0) node.downBy = undefined;
  }

  private gone(one: Machine): void {
    this.machines = this.machines.filter((other) => other !== one);
    for (const node of this.nodes) if (node.machine === one) this.falls(node, 3, undefined);
  }

  private falls(node: Node, readyIn: number, machine: Machine | undefined): void {
    node.machine = machine;
    node.leavingIn = undefined;
    node.readyIn = Math.max(node.readyIn, readyIn);
    node.downBy ??= 'others';
  }

  /** What nobody asked for. */
  private disturb(): void {
    const { random } = this;
    this.disturbances--;
    const [one, rack, node] = [random.pick(this.machines), random.pick(this.racks)!, random.pick(this.nodes)!];
    switch (random.below(10)) {
      case 0: if (one) this.lose(one); break;
      case 1: this.falls(node, NEVER, node.machine); break;
      case 2: this.falls(node, 1 + random.below(5), node.machine); break;
      case 3: if (one) one.cordoned = true; break;
      case 4: if (one) one.cordoned = false; break;
      case 5: this.scaleIn(rack); break;
      case 6: this.otherWork = this.otherWork.length > 0 ? [] : ['a task runs']; break;
      case 7: rack.launches = !rack.launches; break;
      case 8: one?.others.push({ uid: `fixed-${this.time}`, fixed: 'has no owner' }); break;
      case 9: this.silentUntil = this.time + random.below(40); break;
    }
  }

  private lose(one: Machine): void {
    if (one.state === 'Terminating') return;
    this.end(one);
    for (const node of this.nodes) if (node.machine === one) this.falls(node, 3, one);
  }

  /** As Auto Scaling does it: any of its instances goes. */
  private scaleIn(rack: Rack): void {
    if (rack.desired === 0) return;
    rack.desired--;
    const one = this.random.pick(this.machines.filter(({ group, state }) => group === rack && state === 'InService'));
    if (one) this.lose(one);
  }
}

function nameOf({ datacenter, rack }: Rack): string {
  return `${datacenter}-${rack}`;
}
