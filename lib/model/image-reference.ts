/** The parts of an image's name. */
export interface ImageParts {
  readonly registry: string;
  readonly repository: string;
  readonly name: string;
  /** With the digest, if there is one: "1.2@sha256:...". */
  readonly tag: string;
}

/** "registry/repository/name:tag@digest" in parts. Without a registry it is Docker's; what is missing besides is empty. */
export function imageParts(image: string): ImageParts {
  const [path, digest] = image.split('@');
  const segments = path.split('/');
  const first = segments[0];
  const registry = segments.length > 1 && /[.:]|^localhost$/.test(first) ? segments.shift()! : 'docker.io';
  const [name, tag = ''] = segments.pop()!.split(':');
  return { registry, repository: segments.join('/'), name, tag: digest === undefined ? tag : `${tag}@${digest}` };
}
