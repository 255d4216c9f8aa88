/**
 * Refreshes lib/sizing/instance-table.json from what EC2 says of its instance types:
 *
 *     aws ec2 describe-instance-types --output json > types.json
 *     npm run catalogue:refresh types.json
 *
 * The argument is such a file, or a folder of them (one for each region, say). Types that the table has and the files do not are kept.
 */
import * as fs from 'fs';
import * as path from 'path';

const TABLE = path.join(__dirname, '../../lib/sizing/instance-table.json');

/** General purpose, memory, compute and storage optimized families since generation 5 (i3: the first with NVMe), and burstable ones for tests. */
const FAMILIES = /^((m|r|c)[5-9]|x[28]|i[3-9]|im\d|is\d|t3|t4)/;

/** What is read of an element of DescribeInstanceTypes' answer. */
interface InstanceType {
  readonly InstanceType: string;
  readonly ProcessorInfo: { readonly SupportedArchitectures: string[] };
  readonly VCpuInfo: { readonly DefaultVCpus: number };
  readonly MemoryInfo: { readonly SizeInMiB: number };
  readonly EbsInfo: {
    readonly MaximumEbsAttachments: number;
    readonly AttachmentLimitType: string;
    readonly EbsOptimizedInfo: {
      readonly BaselineBandwidthInMbps: number;
      readonly MaximumBandwidthInMbps: number;
      readonly BaselineIops: number;
      readonly MaximumIops: number;
    };
  };
  readonly NetworkInfo: {
    readonly DefaultNetworkCardIndex?: number;
    readonly Ipv4AddressesPerInterface: number;
    readonly NetworkCards: Array<{
      readonly BaselineBandwidthInGbps?: number;
      readonly PeakBandwidthInGbps?: number;
      readonly MaximumNetworkInterfaces: number;
    }>;
  };
  readonly InstanceStorageInfo?: { readonly Disks: Array<{ readonly Count: number; readonly SizeInGB: number }> };
}

function main(source: string | undefined): void {
  if (!source) {
    console.error('which file or folder? It holds the answer of: aws ec2 describe-instance-types --output json');
    process.exit(2);
  }
  const rows = new Map(Object.entries<string>(JSON.parse(fs.readFileSync(TABLE, 'utf8'))));
  const changed: string[] = [];
  for (const type of filesOf(source).flatMap(typesOf).filter(({ InstanceType: name }) => FAMILIES.test(name))) {
    const row = rowOf(type);
    if (rows.get(type.InstanceType) !== row) changed.push(type.InstanceType);
    rows.set(type.InstanceType, row);
  }
  fs.writeFileSync(TABLE, text(rows));
  console.log(`${rows.size} instance types, of which ${changed.length} are new or changed${changed.length > 0 ? `: ${changed.slice(0, 20).join(', ')}` : ''}`);
}

function filesOf(source: string): string[] {
  if (!fs.statSync(source).isDirectory()) return [source];
  return fs.readdirSync(source).filter((name) => name.endsWith('.json')).sort().map((name) => path.join(source, name));
}

/** The answer as the AWS CLI prints it; a list, or a map by name, as public copies of it have. */
function typesOf(file: string): InstanceType[] {
  const content = JSON.parse(fs.readFileSync(file, 'utf8'));
  return Object.values(content.InstanceTypes ?? content);
}

/** The columns that lib/sizing/instance-facts.ts reads. */
function rowOf({ ProcessorInfo, VCpuInfo, MemoryInfo, EbsInfo, NetworkInfo, InstanceStorageInfo }: InstanceType): string {
  const { BaselineBandwidthInMbps, MaximumBandwidthInMbps, BaselineIops, MaximumIops } = EbsInfo.EbsOptimizedInfo;
  const cards = NetworkInfo.NetworkCards;
  return [
    ProcessorInfo.SupportedArchitectures.includes('arm64') ? 'arm64' : 'x86_64',
    VCpuInfo.DefaultVCpus,
    MemoryInfo.SizeInMiB,
    BaselineBandwidthInMbps,
    MaximumBandwidthInMbps,
    BaselineIops,
    MaximumIops,
    sum(cards.map(({ BaselineBandwidthInGbps }) => BaselineBandwidthInGbps ?? 0)),
    sum(cards.map(({ PeakBandwidthInGbps }) => PeakBandwidthInGbps ?? 0)),
    // As nodeadm counts them: those of the card that instances have by default.
    cards[NetworkInfo.DefaultNetworkCardIndex ?? 0].MaximumNetworkInterfaces,
    NetworkInfo.Ipv4AddressesPerInterface,
    `${EbsInfo.MaximumEbsAttachments}${EbsInfo.AttachmentLimitType === 'shared' ? 's' : ''}`,
    ...(InstanceStorageInfo?.Disks ?? []).map(({ Count, SizeInGB }) => `${Count}x${SizeInGB}`),
  ].join(' ');
}

function sum(numbers: number[]): number {
  return +numbers.reduce((total, one) => total + one, 0).toFixed(3);
}

/** One line a type, so that a change of one is a change of one line. */
function text(rows: Map<string, string>): string {
  const lines = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, row]) => `  ${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

main(process.argv[2]);
