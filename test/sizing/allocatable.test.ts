import { K8SSANDRA } from '../../lib/backends/k8ssandra/backend';
import { DEFAULTS_V1 } from '../../lib/defaults/defaults-v1';
import { estimatedAllocatable, largestAllocatable, podLimit } from '../../lib/sizing/allocatable';
import { instanceFacts } from '../../lib/sizing/instance-facts';
import { podFootprint, podSize, roomForPod, usualDaemonsets } from '../../lib/sizing/pod-size';

const { sizing } = DEFAULTS_V1;
const [companions, withoutBackup] = [true, false].map((backup) => K8SSANDRA.companions(K8SSANDRA.own({}, DEFAULTS_V1), { backup }));
const machine = (type: string) => instanceFacts(type)!;

describe('limit of pods', () => {
  // As nodeadm computes them: interfaces * (addresses - 1) + 2.
  test.each([['r8g.medium', 8], ['r8g.large', 29], ['r8g.2xlarge', 58], ['r8g.4xlarge', 234], ['t3.micro', 4]])('%s has addresses for %d', (type, pods) => {
    expect(podLimit(machine(type), 1000)).toBe(pods);
    expect(podLimit(machine(type), 3)).toBe(3);
  });

  test('is what was asked for if the network is not known', () => {
    expect(podLimit({ name: 'mine', vcpus: 4, memoryMib: 32768 }, 20)).toBe(20);
  });
});

describe('allocatable', () => {
  // nodeadm's reservations, and 100 MiB that the kubelet never gives away.
  test.each([
    ['r8g.large', 58, 1930, 16384 - (11 * 29 + 255) - 100],
    ['r8g.xlarge', 20, 3920, 32768 - (11 * 20 + 255) - 100],
    ['r8g.2xlarge', 58, 7910, 65536 - (11 * 58 + 255) - 100],
    ['r8g.16xlarge', 58, 63770, 524288 - (11 * 58 + 255) - 100],
    ['r8g.medium', 20, 940, 8192 - (11 * 8 + 255) - 100],
  ])('%s with at most %d pods', (type, maxPods, cpuMillis, memoryMib) => {
    expect(largestAllocatable(machine(type), maxPods)).toEqual({ cpuMillis, memoryMib });
    const estimated = estimatedAllocatable(machine(type), maxPods, sizing);
    expect(estimated.cpuMillis).toBe(cpuMillis);
    expect(memoryMib - estimated.memoryMib).toBe(Math.ceil(machine(type).memoryMib * 0.075));
  });
});

describe('footprint', () => {
  test('is that of all containers', () => {
    const pod = { memoryMib: 16384, cpuMillis: 3000, heapMib: 6144 };
    expect(podFootprint(pod, companions)).toEqual({ cpuMillis: 3200, memoryMib: 16384 + 1024 + 128 });
    expect(podFootprint(pod, withoutBackup)).toEqual({ cpuMillis: 3100, memoryMib: 16384 + 128 });
  });

  test('is that of the largest init container if the others need less', () => {
    expect(podFootprint({ memoryMib: 100, cpuMillis: 100, heapMib: 50 }, withoutBackup)).toEqual({ cpuMillis: 1000, memoryMib: 256 });
    expect(podFootprint({ memoryMib: 100, cpuMillis: 100, heapMib: 50 }, companions)).toEqual({ cpuMillis: 1000, memoryMib: 1252 });
  });
});

test('the default pod fills its node', () => {
  const room = roomForPod(estimatedAllocatable(machine('r8g.2xlarge'), 20, sizing), usualDaemonsets(sizing));
  const pod = podSize(machine('r8g.2xlarge'), 20, sizing, companions, {});
  const asked = podFootprint(pod, companions);
  expect(room.memoryMib - asked.memoryMib).toBeGreaterThanOrEqual(0);
  expect(room.memoryMib - asked.memoryMib).toBeLessThan(256);
  expect(room.cpuMillis - asked.cpuMillis).toBeGreaterThanOrEqual(0);
  expect(room.cpuMillis - asked.cpuMillis).toBeLessThan(100);
  expect(pod.heapMib).toBe(Math.floor(pod.memoryMib * 0.4 / 256) * 256);
});
