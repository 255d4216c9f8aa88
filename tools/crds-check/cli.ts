import { checkTypes, isClean, TypeReport } from './check';
import { InvalidDocument, readDocuments, validateDocuments } from './documents';
import { crdsFolder, loadOperatorVersions, OperatorVersion } from './schemas';

/** What the process ends with. */
export enum ExitCode {
  CLEAN = 0,
  FINDINGS = 1,
  NOT_RUN = 2,
}

/** Runs the check and tells what it found. */
export function run(args: string[]): ExitCode {
  const split = args.indexOf('--documents');
  const [folderArgument] = split < 0 ? args : args.slice(0, split);
  const folder = crdsFolder(folderArgument);
  const versions = loadOperatorVersions(folder);
  if (!versions) {
    console.error(`crds-check was not run: ${folder} holds no custom resource definitions. Name a folder that does, as argument or in CRDS_DIR.`);
    return ExitCode.NOT_RUN;
  }
  const typesClean = reportTypes(checkTypes(versions));
  const documentsClean = split < 0 || reportDocuments(args.slice(split + 1), versions);
  return typesClean && documentsClean ? ExitCode.CLEAN : ExitCode.FINDINGS;
}

function reportTypes(report: TypeReport): boolean {
  for (const { name, findings, rendering } of report.versions) {
    console.log(`${name}: ${findings.length + rendering.length === 0 ? 'types agree' : `${findings.length} differences, ${rendering.length} rendering faults`}`);
    findings.forEach(({ kind, path, difference, detail }) => console.log(`  ${difference}: ${kind} ${path}: ${detail}`));
    rendering.forEach(({ kind, path, problem }) => console.log(`  rendering: ${kind} ${path}: ${problem}`));
  }
  report.extra.forEach(({ kind, detail }) => console.log(`extra kind: ${kind}: ${detail}`));
  report.stale.forEach(({ path, difference, reason }) => console.log(`an exclusion is not needed any more: ${difference} at ${path} (${reason})`));
  return isClean(report);
}

function reportDocuments(paths: string[], versions: readonly OperatorVersion[]): boolean {
  const { checked, invalid } = validateDocuments(paths.flatMap(readDocuments), versions);
  console.log(`${checked} custom resources in ${paths.join(', ')}: ${invalid.length === 0 ? 'valid' : `${invalid.length} refusals`}`);
  invalid.forEach(printRefusal);
  if (checked === 0) console.log('  there was nothing to validate: is this the right place?');
  return checked > 0 && invalid.length === 0;
}

function printRefusal({ source, version, manifest, violations }: InvalidDocument): void {
  console.log(`  ${manifest.kind} "${manifest.metadata?.name}" in ${source}, refused by ${version}:`);
  violations.forEach(({ path, problem }) => console.log(`    ${path}: ${problem}`));
}
