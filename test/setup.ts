process.env.CDK_VALIDATION = 'false';
// The alpha clusters that some tests make would tell of their deprecation, hundreds of times.
process.env.JSII_DEPRECATED = 'quiet';
