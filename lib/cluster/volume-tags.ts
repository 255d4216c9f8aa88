import { Annotations, Stack, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { isVolumeTag } from '../private/volume-tags';

/** Volumes outlive the stack: this tag tells whose they were. */
const STACK = 'cdk-eks-cassandra/stack';

/** EC2 takes 50 on a resource; driver, StorageClass and Kubernetes have some of their own. */
const MOST = 36;

interface VolumeTags {
  readonly tags: Record<string, string>;
  /** Keys of those that other resources get, and volumes cannot. */
  readonly left: string[];
}

/**
 * Tags of the volumes that the driver makes: those of the stack and of the app, which CloudFormation puts on resources and nobody on volumes. An
 * organization that demands tags would otherwise refuse each of them.
 *
 * @param addon the add-on of the driver, which gets the tags of its surroundings
 */
export function volumeTags(addon: eks.CfnAddon): VolumeTags {
  const { stackName, tags: ofStack } = Stack.of(addon);
  const all = Object.entries({ ...ofStack.tagValues(), ...addon.tags.tagValues() });
  const possible = all.filter(([key, value]) => Token.isUnresolved(value) || isVolumeTag(key, value)).slice(0, MOST);
  return { tags: { ...Object.fromEntries(possible), [STACK]: stackName }, left: all.filter((tag) => !possible.includes(tag)).map(([key]) => key) };
}

/** Tags are complete when the app is synthesized. */
export function warnOfTags(addon: eks.CfnAddon): void {
  let isWarned = false;
  addon.node.addValidation({
    validate: () => {
      const { left } = volumeTags(addon);
      if (left.length > 0 && !isWarned) {
        Annotations.of(addon).addWarningV2('cdk-eks-cassandra:volume-tags',
          `volumes do not get the tags ${left.map((key) => `"${key}"`).join(', ')}, which the volume driver cannot set: change them, or acknowledge it if no policy demands them `
            + 'on volumes [volume-tags]');
        isWarned = true;
      }
      return [];
    },
  });
}
