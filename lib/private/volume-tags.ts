/**
 * What a tag of an EBS volume may be when the volume driver is to set it. With one that it does not accept, the driver does not start, or creates no
 * volume.
 * Sources: aws-ebs-csi-driver, docs/tagging.md; Amazon EC2 User Guide, "Tag restrictions".
 */
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
/** Prefixes of AWS and Kubernetes, and what the driver itself writes. */
const RESERVED = /^(aws:|kubernetes\.io|CSIVolumeName$|CSIVolumeSnapshotName$|ebs\.csi\.aws\.com\/cluster$)/i;

export const VOLUME_TAG = `a key of 1 to ${LONGEST_KEY} characters without "=" and ",", not of AWS, Kubernetes or the driver; a value of at most ${LONGEST_VALUE} characters without "," and "{{"`;

/** Whether the volume driver can put the tag on volumes: it reads lists of "key=value", and runs what is in "{{ }}". */
export function isVolumeTag(key: string, value: string): boolean {
  return key.length > 0 && key.length <= LONGEST_KEY && !RESERVED.test(key) && !/[=,]|\{\{/.test(key)
    && value.length <= LONGEST_VALUE && !/,|\{\{/.test(value);
}
