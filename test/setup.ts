process.env.CDK_VALIDATION = 'false';
// Warnings about what is out of date are those of this day: 2026-11-01.
process.env.SOURCE_DATE_EPOCH = '1793491200';
// The alpha clusters that some tests make would tell of their deprecation, hundreds of times.
process.env.JSII_DEPRECATED = 'quiet';

// Keeps what tests render, for `npm run crds:check` to validate it against the operators' schemas.
if (process.env.CRDS_CAPTURE) require('./conformance/capture'); // eslint-disable-line @typescript-eslint/no-require-imports
