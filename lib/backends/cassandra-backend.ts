import type { Backend } from './backend';
import { K8SSANDRA } from './k8ssandra/backend';
import { K8ssandraOptions } from './k8ssandra/k8ssandra-options';
import { ConfigurationError, Problem } from '../private/errors';

/**
 * The operator that runs Cassandra on Kubernetes, with its specific options.
 *
 * @example
 * const backend = CassandraBackend.k8ssandra({ medusaImage: 'registry.example.com/k8ssandra/medusa:0.29.1' });
 */
export class CassandraBackend {
  /**
   * k8ssandra-operator: Cassandra with backups by Medusa and repairs by Reaper.
   *
   * @param options options specific to its clusters
   * @throws if an option is not what its type says
   */
  public static k8ssandra(options: K8ssandraOptions = {}): CassandraBackend {
    const wrong = Object.entries(options).filter(([, value]) => value !== undefined && typeof value !== 'string');
    if (wrong.length > 0) throw new ConfigurationError('CassandraBackend', ...wrong.map(([name, got]) => noText(name, got)));
    return new CassandraBackend(K8SSANDRA, { ...options });
  }

  /** The default backend. @internal */
  public static _default(): CassandraBackend {
    return CassandraBackend.k8ssandra();
  }

  /** @internal */
  public static _of(backend: Backend, options: Readonly<Record<string, unknown>> = {}): CassandraBackend {
    return new CassandraBackend(backend, options);
  }

  /** @internal */
  public readonly _backend: Backend;
  /** @internal */
  public readonly _options: Readonly<Record<string, unknown>>;

  private constructor(backend: Backend, options: Readonly<Record<string, unknown>>) {
    this._backend = backend;
    this._options = options;
  }
}

function noText(name: string, got: unknown): Problem {
  return { rule: 'prop-value', what: `${name} has an invalid value`, got, allowed: 'a text', fix: 'correct it' };
}
