import * as fs from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { EXAMPLE_NAMES, exampleApp } from './example';

// All other tests turn CDK's own validation off, which costs a second for each app.
delete process.env.CDK_VALIDATION;

/** What CDK tells whoever runs `cdk synth`: findings of its validator and warnings, the acknowledged ones left out. */
function told(app: App): string[] {
  const { pluginReports } = JSON.parse(fs.readFileSync(path.join(app.synth().directory, 'validation-report.json'), 'utf8'));
  return pluginReports.flatMap(({ violations }: any) => violations.map(({ ruleName, description }: any) => `${ruleName}: ${description}`));
}

test.each(EXAMPLE_NAMES)('%s synthesizes with nothing to tell', (name) => {
  expect(told(exampleApp(name))).toEqual([]);
});

test('fails on what CDK\'s validation finds', () => {
  jest.spyOn(console, 'error').mockReturnValue();
  const app = new App();
  new s3.CfnBucket(new Stack(app, 'Test'), 'Bucket', { accessControl: 'PublicRead' });
  expect(told(app).length).toBeGreaterThan(0);
});
