import { createHash } from 'crypto';
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { Chart } from 'cdk8s';

/**
 * Keeps every template and chart that tests look at, for `crds:check --documents` to validate the custom resources in them. `test/setup.ts`
 * loads it if CRDS_CAPTURE names a folder:
 *
 *     CRDS_CAPTURE=cdk.out/rendered npx jest && npm run crds:check -- --documents cdk.out/rendered
 *
 * A test that sends what the schemas refuse, on purpose, has the word "invented" in its name and is left out.
 */
const FOLDER = process.env.CRDS_CAPTURE;

function keep(kind: string, content: object): void {
  const test = expect.getState().currentTestName ?? '';
  if (!FOLDER || /\binvented\b/i.test(test)) return;
  const text = JSON.stringify(content);
  const name = test.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 80);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.${kind}.json`), text);
}

const fromStack = Template.fromStack.bind(Template);
Template.fromStack = (...args) => {
  const template = fromStack(...args);
  keep('template', template.toJSON());
  return template;
};

const toJson = Chart.prototype.toJson;
Chart.prototype.toJson = function (this: Chart) {
  const manifests = toJson.call(this);
  keep('chart', manifests);
  return manifests;
};
