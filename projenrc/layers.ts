/**
 * The one-way street between the folders of `lib/`: each may import from the folders named here and from itself, nothing else.
 * `npm run eslint` fails on the reverse. docs/architecture.md tells why.
 */
const PURE = ['private', 'model'];
const CONSTRUCTS = [...PURE, 'sizing', 'crds', 'host'];
const PARTS = ['network', 'cluster', 'storage', 'operators', 'workers', 'backup', 'lifecycle'];

export const LAYERS: Record<string, string[]> = {
  'private': [],
  'model': ['private'],
  'sizing': PURE,
  'crds': ['private'],
  'plan': [...PURE, 'sizing'],
  'rules': [...PURE, 'sizing'],
  'backends': [...PURE, 'sizing', 'crds'],
  'host': [...PURE, 'sizing', 'crds'],
  'network': CONSTRUCTS,
  'cluster': CONSTRUCTS,
  'storage': CONSTRUCTS,
  'operators': [...CONSTRUCTS, 'lifecycle'],
  'workers': CONSTRUCTS,
  'backup': CONSTRUCTS,
  'lifecycle': [...CONSTRUCTS, 'rules'],
  'lifecycle/handlers': [...PURE, 'rules'],
  'cassandra': [...CONSTRUCTS, 'plan', 'rules', 'backends', ...PARTS],
  'platform': [...CONSTRUCTS, 'plan', 'rules', 'backends', ...PARTS, 'cassandra'],
};

/** Folders that know nothing of AWS CDK and cdk8s: they also run in a Lambda and in property tests, and give the same answer there. */
export const PLAIN_FOLDERS = ['model', 'sizing', 'plan', 'rules', 'backends', 'lifecycle/handlers'];

/** ESLint's `import/no-restricted-paths` zones for {@link LAYERS}. */
export function layerZones() {
  return Object.entries(LAYERS).map(([folder, allowed]) => ({
    target: `./lib/${folder}`,
    from: './lib',
    except: [folder, ...allowed].map((name) => `./${name}`),
    message: `lib/${folder} may import only from: ${[folder, ...allowed].join(', ')} (projenrc/layers.ts)`,
  }));
}
