import { defineRule } from './rule';
import { known } from '../model/deferred';
import { imageParts } from '../model/image-reference';

const SEGMENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = new RegExp(`^${SEGMENT}(/${SEGMENT})*$`);
const REGISTRY = /^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:\d{1,5})?$/;

export const imageReference = defineRule({
  id: 'image-reference',
  title: 'Images have an immutable tag',
  why: 'A missing tag means "latest": the next restart of a pod may run another release.',
  source: 'Kubernetes: the default tag of an image is "latest"; measured',
  * offences({ images, version, datacenters }) {
    const other = datacenters.find((datacenter) => datacenter.version.text !== version.text);
    if (images.cassandra !== undefined && other) {
      yield {
        what: `images.cassandra is one image for all nodes, and datacenter "${other.name}" runs another release`,
        got: other.version.text,
        fix: 'leave the image out (imageRegistry of the operator names a mirror), or the version of the datacenter',
      };
    }
    for (const [component, image] of Object.entries(images)) {
      const reference = known(image);
      if (reference === undefined) {
        if (component !== 'cassandra') {
          yield { what: `the image of ${component} is only known at deployment, but the operator needs its parts`, fix: 'write it as text, or use imageRegistry of the operator' };
        }
        continue;
      }
      const { registry, repository, name, tag } = imageParts(reference);
      if (!PATH.test(`${repository}/${name}`) || !REGISTRY.test(registry)) {
        yield { what: `the image of ${component} is not a valid image reference`, got: reference, allowed: 'registry/repository/name:tag, all but the tag in lower case', fix: 'write it so' };
      } else if (component === 'cassandra' && /^@sha256:[0-9a-f]{64}$/.test(tag)) {
        // The operator passes this one on as it is; images of other components go to it in parts.
        yield { level: 'warning', what: 'the image of cassandra is named by its digest alone, so that its release cannot be compared with version', got: reference, fix: 'add the tag (name:tag@sha256:...), or acknowledge it' };
      } else if (tag === '' || tag.startsWith('@') || tag.split('@')[0] === 'latest') {
        yield { what: `the image of ${component} has no immutable tag`, got: reference, allowed: 'name:tag or name:tag@sha256:...', fix: 'add the tag' };
      } else if (!/^[\w][\w.-]{0,127}(@sha256:[0-9a-f]{64})?$/.test(tag)) {
        yield { what: `the tag of the image of ${component} cannot be read`, got: tag, allowed: 'tag or tag@sha256:<64 hexadecimal digits>', fix: 'correct it' };
      } else if (component === 'cassandra' && release(tag) !== undefined && release(tag) !== version.text) {
        yield {
          level: 'warning',
          what: 'the image of cassandra has the tag of another release, but the operator configures nodes for version',
          got: tag,
          allowed: `a tag of ${version.text}`,
          fix: 'change version together with the image, or acknowledge it for an image whose tag means something else',
        };
      }
    }
  },
});

/** "5.0.6" of the tag "5.0.6-ubi". */
function release(tag: string): string | undefined {
  return /^v?(\d+\.\d+\.\d+)(?![\w.])/.exec(tag)?.[1];
}
