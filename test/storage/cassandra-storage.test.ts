import { Lazy, Size, Token } from 'aws-cdk-lib';
import { CassandraStorage, Gp3Options, Io2Options } from '../../lib';

const TOKEN = Lazy.number({ produce: () => 1 });

describe('gp3', () => {
  test.each<[number, Gp3Options]>([
    [1, {}],
    [65_536, {}],
    [1, { iops: 3_000 }],
    [160, { iops: 80_000, throughput: 2_000 }],
    [8, { iops: 4_000, throughput: 1_000 }],
    [500, { throughput: 750 }],
    [500, { iops: 3_000, throughput: 125 }],
  ])('%d GiB with %j is offered', (gib, options) => {
    expect(CassandraStorage.gp3(Size.gibibytes(gib), options)._sizeGib).toBe(gib);
  });

  test.each<[string, Size, Gp3Options, RegExp]>([
    ['below 1 GiB', Size.mebibytes(512), {}, /size of the gp3 volume.*got 0\.5, allowed: whole numbers from 1 to 65536 GiB.*\[volume-limits\]/],
    ['above 64 TiB', Size.tebibytes(65), {}, /size of the gp3 volume.*got 66560.*\[volume-limits\]/],
    ['of no whole GiB', Size.mebibytes(1_536), {}, /size of the gp3 volume.*got 1\.5.*\[volume-limits\]/],
    ['with too few iops', Size.gibibytes(500), { iops: 2_999 }, /iops of the gp3 volume.*allowed: whole numbers from 3000 to 80000.*\[volume-limits\]/],
    ['with too many iops', Size.gibibytes(500), { iops: 80_001 }, /\[volume-limits\]/],
    ['with too little throughput', Size.gibibytes(500), { throughput: 124 }, /throughput of the gp3 volume.*from 125 to 2000 MiB\/s.*\[volume-limits\]/],
    ['with too much throughput', Size.gibibytes(500), { iops: 80_000, throughput: 2_001 }, /\[volume-limits\]/],
    ['with more iops than its size allows', Size.gibibytes(10), { iops: 5_001 }, /allowed: at most 5000 \(500 per GiB\); lower iops, or make the volume at least 11 GiB large \[volume-iops-ratio\]/],
    ['with more throughput than its iops allow', Size.gibibytes(500), { iops: 4_000, throughput: 1_001 }, /allowed: at most 1000 MiB\/s for 4000 IOPS.*at least 4004 \[volume-throughput-ratio\]/],
    ['with more throughput than the baseline iops allow', Size.gibibytes(500), { throughput: 751 }, /for 3000 IOPS.*\[volume-throughput-ratio\]/],
  ])('fails for a volume %s', (_, size, options, message) => {
    expect(() => CassandraStorage.gp3(size, options)).toThrow(message);
  });

  test('fails with all findings at once', () => {
    expect(() => CassandraStorage.gp3(Size.tebibytes(65), { iops: 1, throughput: 1 }))
      .toThrow(/^CassandraStorage\.gp3: the size of the gp3 volume is out of range.*\nCassandraStorage\.gp3: iops.*\nCassandraStorage\.gp3: throughput of the gp3 volume is out of range/);
  });

  test.each<[string, Size, Gp3Options]>([
    ['size', Size.gibibytes(TOKEN), { iops: 80_000, throughput: 2_000 }],
    ['iops', Size.gibibytes(1), { iops: TOKEN, throughput: 2_000 }],
    ['throughput', Size.gibibytes(1), { throughput: TOKEN }],
  ])('what only the deployment knows is not judged: %s', (_, size, options) => {
    expect(() => CassandraStorage.gp3(size, options)).not.toThrow();
  });
});

describe('io2', () => {
  test.each<[number, Io2Options]>([[4, { iops: 100 }], [4, { iops: 4_000 }], [65_536, { iops: 256_000 }], [500, { iops: TOKEN }]])('%d GiB with %j is offered', (gib, options) => {
    expect(CassandraStorage.io2(Size.gibibytes(gib), options)._sizeGib).toBe(gib);
  });

  test.each<[string, number, number, RegExp]>([
    ['below 4 GiB', 3, 100, /size of the io2 volume.*from 4 to 65536.*\[volume-limits\]/],
    ['above 64 TiB', 65_537, 100, /\[volume-limits\]/],
    ['with too few iops', 500, 99, /from 100 to 256000.*\[volume-limits\]/],
    ['with too many iops', 500, 256_001, /\[volume-limits\]/],
    ['with more iops than its size allows', 100, 100_001, /at most 100000 \(1000 per GiB\).*\[volume-iops-ratio\]/],
  ])('fails for a volume %s', (_, gib, iops, message) => {
    expect(() => CassandraStorage.io2(Size.gibibytes(gib), { iops })).toThrow(message);
  });
});

describe('an existing class', () => {
  test('is used by its name', () => {
    const storage = CassandraStorage.existing(Size.tebibytes(2), 'fast.example.com');
    expect(storage._existingClassName).toBe('fast.example.com');
    expect(storage._sizeGib).toBe(2_048);
    expect(storage._storageClass('mine')).toBeUndefined();
  });

  test('may have a name known only at deployment', () => {
    const name = Token.asString({ Ref: 'ClassName' });
    expect(CassandraStorage.existing(Size.gibibytes(1), name)._existingClassName).toBe(name);
  });

  test.each(['', 'Fast', 'fast_disks', '-fast', 'a'.repeat(254)])('fails for the name "%s"', (name) => {
    expect(() => CassandraStorage.existing(Size.gibibytes(1), name)).toThrow(/\[storage-class-name\]/);
  });

  test.each([Size.mebibytes(100), Size.tebibytes(65)])('fails for a size of %s', (size) => {
    expect(() => CassandraStorage.existing(size, 'fast')).toThrow(/CassandraStorage\.existing: the size of the volume.*\[volume-limits\]/);
  });
});

test('fails for a driver that there is not', () => {
  expect(() => CassandraStorage.gp3(Size.gibibytes(500), { driver: 'ebs' as any }))
    .toThrow(/CassandraStorage\.gp3: driver .*got "ebs", allowed: ebs\.csi\.aws\.com or ebs\.csi\.eks\.amazonaws\.com.*\[prop-value\]/);
});
