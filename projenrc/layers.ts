/**
 * The one-way street between the folders of `lib/`: each may import from the folders named here and from itself, nothing else.
 * `npm run eslint` fails on the reverse. docs/architecture.md tells why.
 */
const PURE = ['private', 'model'];
const CONSTRUCTS = [...PURE, 'input', 'defaults', 'sizing', 'crds', 'host'];
const PARTS = ['network', 'cluster', 'storage', 'operators', 'workers', 'backup', 'lifecycle'];

export const LAYERS: Record<string, string[]> = {
  'private': [],
  'model': ['private'],
  'input': ['private'],
  'defaults': PURE,
  'aws-resources': PURE,
  'sizing': PURE,
  'crds': ['private', 'input'],
  'plan': [...PURE, 'sizing'],
  'rules': [...PURE, 'sizing', 'aws-resources'],
  'restore': PURE,
  'tasks': PURE,
  'monitoring': PURE,
  'backends': [...PURE, 'defaults', 'sizing', 'crds', 'rules', 'restore', 'tasks', 'monitoring'],
  'roll': PURE,
  'host': [...PURE, 'input', 'aws-resources', 'sizing', 'crds'],
  'network': CONSTRUCTS,
  'cluster': CONSTRUCTS,
  'storage': CONSTRUCTS,
  'operators': [...CONSTRUCTS, 'lifecycle', 'backends'],
  'workers': CONSTRUCTS,
  'backup': CONSTRUCTS,
  'lifecycle': [...CONSTRUCTS, 'rules', 'backends', 'aws-resources'],
  'lifecycle/handlers': [...PURE, 'rules', 'backends', 'aws-resources'],
  'cli': [...PURE, 'rules', 'backends', 'aws-resources', 'roll', 'restore', 'tasks', 'lifecycle/handlers'],
  'cassandra': [...CONSTRUCTS, 'plan', 'rules', 'backends', ...PARTS],
  'platform': [...CONSTRUCTS, 'plan', 'rules', 'backends', ...PARTS, 'cassandra'],
};

/** Folders that know nothing of AWS CDK and cdk8s: they also run in a Lambda and in property tests, and give the same answer there. */
export const PLAIN_FOLDERS = ['model', 'defaults', 'aws-resources', 'sizing', 'plan', 'rules', 'backends', 'roll', 'restore', 'tasks', 'monitoring', 'lifecycle/handlers', 'cli'];

/** Folders of `lib/backends`, and the files that may know each of them: the construct of its operator. Everything else speaks to `Backend`. */
export const BACKENDS: Record<string, string[]> = {
  k8ssandra: ['k8ssandra-operator'],
};

/** ESLint's `import/no-restricted-paths` zones: what {@link LAYERS} and {@link BACKENDS} say. */
export function layerZones() {
  return [...layers(), ...Object.entries(BACKENDS).flatMap(([backend, constructs]) => seam(backend, constructs))];
}

function layers() {
  return Object.entries(LAYERS).map(([folder, allowed]) => ({
    target: `./lib/${folder}`,
    from: './lib',
    except: [folder, ...allowed].map((name) => `./${name}`),
    message: `lib/${folder} may import only from: ${[folder, ...allowed].join(', ')} (projenrc/layers.ts)`,
  }));
}

/** Who but its construct imports from a backend's folder would have to be changed for another backend. */
function seam(backend: string, constructs: readonly string[]) {
  const others = Object.keys(LAYERS).filter((folder) => folder !== 'backends' && folder !== 'operators').map((folder) => `./lib/${folder}`);
  return [...others, `./lib/operators/!(${constructs.join('|')}).ts`].map((target) => ({
    target,
    from: `./lib/backends/${backend}`,
    message: `only lib/backends and the construct of the operator know the backend ${backend}; others use lib/backends/backend.ts (projenrc/layers.ts)`,
  }));
}
