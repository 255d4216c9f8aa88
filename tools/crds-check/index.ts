/**
 * Checks the typed custom resources against the operators' released definitions, and documents against their schemas.
 *
 * `crds-check [folder of CRDs] [--documents path...]`
 *
 * The folder has one folder of YAML files for each operator version; it is ../shared/crds unless it is named here or in CRDS_DIR. Documents
 * are YAML and JSON files and CloudFormation templates (a cloud assembly), in files or folders.
 */
import { run } from './cli';

process.exitCode = run(process.argv.slice(2));
