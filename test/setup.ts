process.env.CDK_VALIDATION = 'false';
// The alpha clusters that some tests make would tell of their deprecation, hundreds of times.
process.env.JSII_DEPRECATED = 'quiet';

// Keeps what tests render, for `npm run crds:check` to validate it against the operators' schemas.
if (process.env.CRDS_CAPTURE) require('./conformance/capture'); // eslint-disable-line @typescript-eslint/no-require-imports
