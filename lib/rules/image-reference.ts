import { defineRule } from './rule';
import { known } from '../model/deferred';
import { imageParts } from '../model/image-reference';

export const imageReference = defineRule({
  id: 'image-reference',
  title: 'An image has a tag that does not move',
  why: 'The API server makes "latest" of a tag that is missing: the next restart of a pod runs another release.',
  source: 'k8ssandra-operator 1.32.5, default of the field tag, measured',
  * offences({ images }) {
    for (const [component, image] of Object.entries(images)) {
      const reference = known(image);
      if (reference === undefined) {
        if (component !== 'cassandra') {
          yield { what: `the image of ${component} is known at deployment only, and the operator takes it in parts`, fix: 'write it as text, or use imageRegistry of the operator' };
        }
        continue;
      }
      const { repository, name, tag } = imageParts(reference);
      if (!/^[a-z0-9][a-z0-9._-]*$/.test(name) || repository === '') {
        yield { what: `the image of ${component} is no reference`, got: reference, allowed: 'registry/repository/name:tag', fix: 'write it so' };
      } else if (tag === '' || tag.startsWith('@') || tag.split('@')[0] === 'latest') {
        yield { what: `the image of ${component} has no tag that stays what it is`, got: reference, allowed: 'name:tag or name:tag@sha256:...', fix: 'add the tag' };
      } else if (!/^[\w][\w.-]{0,127}(@sha256:[0-9a-f]{64})?$/.test(tag)) {
        yield { what: `the tag of the image of ${component} cannot be read`, got: tag, allowed: 'tag or tag@sha256:<64 hexadecimal digits>', fix: 'correct it' };
      }
    }
  },
});
