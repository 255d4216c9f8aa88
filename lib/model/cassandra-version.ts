import { ConfigurationError, Problem } from '../private/errors';

/**
 * Facts of a release line. The Java version is that of the k8ssandra/cass-management-api images. The project maintains the three youngest lines and
 * names no dates (https://cassandra.apache.org/_/download.html): a line ends with the third release after it.
 */
const LINES: Record<string, { readonly java: number; readonly endsWith: string }> = {
  '4.0': { java: 11, endsWith: '5.1' },
  '4.1': { java: 11, endsWith: '5.2' },
  '5.0': { java: 17, endsWith: '5.3' },
};

const PUBLISHED = new Map<string, CassandraVersion>();

/**
 * An exact release of Apache Cassandra.
 *
 * The constants are the releases for which an image `k8ssandra/cass-management-api:<version>-ubi` was published for x86_64 and arm64 by July 2026.
 * 4.0.0 to 4.0.3 are missing on purpose: k8ssandra-operator refuses them, since they lack the metrics endpoint.
 *
 * @example
 * const version = CassandraVersion.V5_0_6;
 */
export class CassandraVersion {
  /** Apache Cassandra 4.0.4. */
  public static readonly V4_0_4 = CassandraVersion.published(4, 0, 4);
  /** Apache Cassandra 4.0.5. */
  public static readonly V4_0_5 = CassandraVersion.published(4, 0, 5);
  /** Apache Cassandra 4.0.6. */
  public static readonly V4_0_6 = CassandraVersion.published(4, 0, 6);
  /** Apache Cassandra 4.0.7. */
  public static readonly V4_0_7 = CassandraVersion.published(4, 0, 7);
  /** Apache Cassandra 4.0.8. */
  public static readonly V4_0_8 = CassandraVersion.published(4, 0, 8);
  /** Apache Cassandra 4.0.9. */
  public static readonly V4_0_9 = CassandraVersion.published(4, 0, 9);
  /** Apache Cassandra 4.0.10. */
  public static readonly V4_0_10 = CassandraVersion.published(4, 0, 10);
  /** Apache Cassandra 4.0.11. */
  public static readonly V4_0_11 = CassandraVersion.published(4, 0, 11);
  /** Apache Cassandra 4.0.12. */
  public static readonly V4_0_12 = CassandraVersion.published(4, 0, 12);
  /** Apache Cassandra 4.0.13. */
  public static readonly V4_0_13 = CassandraVersion.published(4, 0, 13);
  /** Apache Cassandra 4.0.14. */
  public static readonly V4_0_14 = CassandraVersion.published(4, 0, 14);
  /** Apache Cassandra 4.0.15. */
  public static readonly V4_0_15 = CassandraVersion.published(4, 0, 15);
  /** Apache Cassandra 4.0.17. */
  public static readonly V4_0_17 = CassandraVersion.published(4, 0, 17);
  /** Apache Cassandra 4.0.18. */
  public static readonly V4_0_18 = CassandraVersion.published(4, 0, 18);
  /** Apache Cassandra 4.0.19. */
  public static readonly V4_0_19 = CassandraVersion.published(4, 0, 19);
  /** Apache Cassandra 4.0.20. */
  public static readonly V4_0_20 = CassandraVersion.published(4, 0, 20);
  /** Apache Cassandra 4.0.21. */
  public static readonly V4_0_21 = CassandraVersion.published(4, 0, 21);
  /** Apache Cassandra 4.1.0. */
  public static readonly V4_1_0 = CassandraVersion.published(4, 1, 0);
  /** Apache Cassandra 4.1.1. */
  public static readonly V4_1_1 = CassandraVersion.published(4, 1, 1);
  /** Apache Cassandra 4.1.2. */
  public static readonly V4_1_2 = CassandraVersion.published(4, 1, 2);
  /** Apache Cassandra 4.1.3. */
  public static readonly V4_1_3 = CassandraVersion.published(4, 1, 3);
  /** Apache Cassandra 4.1.4. */
  public static readonly V4_1_4 = CassandraVersion.published(4, 1, 4);
  /** Apache Cassandra 4.1.5. */
  public static readonly V4_1_5 = CassandraVersion.published(4, 1, 5);
  /** Apache Cassandra 4.1.6. */
  public static readonly V4_1_6 = CassandraVersion.published(4, 1, 6);
  /** Apache Cassandra 4.1.7. */
  public static readonly V4_1_7 = CassandraVersion.published(4, 1, 7);
  /** Apache Cassandra 4.1.8. */
  public static readonly V4_1_8 = CassandraVersion.published(4, 1, 8);
  /** Apache Cassandra 4.1.9. */
  public static readonly V4_1_9 = CassandraVersion.published(4, 1, 9);
  /** Apache Cassandra 4.1.10. */
  public static readonly V4_1_10 = CassandraVersion.published(4, 1, 10);
  /** Apache Cassandra 4.1.11. */
  public static readonly V4_1_11 = CassandraVersion.published(4, 1, 11);
  /** Apache Cassandra 4.1.12. */
  public static readonly V4_1_12 = CassandraVersion.published(4, 1, 12);
  /** Apache Cassandra 5.0.1. */
  public static readonly V5_0_1 = CassandraVersion.published(5, 0, 1);
  /** Apache Cassandra 5.0.2. */
  public static readonly V5_0_2 = CassandraVersion.published(5, 0, 2);
  /** Apache Cassandra 5.0.3. */
  public static readonly V5_0_3 = CassandraVersion.published(5, 0, 3);
  /** Apache Cassandra 5.0.4. */
  public static readonly V5_0_4 = CassandraVersion.published(5, 0, 4);
  /** Apache Cassandra 5.0.5. */
  public static readonly V5_0_5 = CassandraVersion.published(5, 0, 5);
  /** Apache Cassandra 5.0.6. */
  public static readonly V5_0_6 = CassandraVersion.published(5, 0, 6);
  /** Apache Cassandra 5.0.7. */
  public static readonly V5_0_7 = CassandraVersion.published(5, 0, 7);
  /** Apache Cassandra 5.0.8. */
  public static readonly V5_0_8 = CassandraVersion.published(5, 0, 8);
  /** Apache Cassandra 5.0.9. */
  public static readonly V5_0_9 = CassandraVersion.published(5, 0, 9);

  /**
   * Any other exact release, for instance one that is newer than this library. A warning asks you to make sure that its image exists.
   *
   * The construct that gets the version refuses one that is not an exact release of the lines 4.0, 4.1 and 5.0.
   *
   * @param version the exact release, as in "5.0.12"
   * @throws if it is not a string
   */
  public static of(version: string): CassandraVersion {
    if (typeof version !== 'string') throw new ConfigurationError('CassandraVersion.of', noRelease(typeof version));
    const parts = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/.exec(version);
    if (!parts || !Object.hasOwn(LINES, `${parts[1]}.${parts[2]}`)) return new CassandraVersion(0, 0, 0, false, noRelease(version.slice(0, 100)));
    const [major, minor, patch] = parts.slice(1).map(Number);
    return PUBLISHED.get(version) ?? new CassandraVersion(major, minor, patch, false);
  }

  /** Youngest release of a line of which there is an image, as far as this library knows. @internal */
  public static _youngest(line: string): CassandraVersion | undefined {
    return [...PUBLISHED.values()].filter((release) => release.line === line).sort((one, other) => other.patch - one.patch)[0];
  }

  private static published(major: number, minor: number, patch: number): CassandraVersion {
    const release = new CassandraVersion(major, minor, patch, true);
    PUBLISHED.set(release.version, release);
    return release;
  }

  /** The release, as in "5.0.6". */
  public readonly version: string;

  private constructor(
    /** First part of the release. */
    public readonly major: number,
    /** Second part of the release. */
    public readonly minor: number,
    /** Third part of the release. */
    public readonly patch: number,
    /** Whether its image was published when this library was. */
    public readonly isPublished: boolean,
    /** Why it is none, for the construct that it is given to. @internal */
    public readonly _problem?: Problem,
  ) {
    this.version = `${major}.${minor}.${patch}`;
  }

  /** Java version that its image runs. */
  public get javaVersion(): number {
    return this.facts.java;
  }

  /** Release line, as in "5.0". */
  public get line(): string {
    return `${this.major}.${this.minor}`;
  }

  /** Release of Cassandra with which this line is no longer maintained, as in "5.3": there are no dates, the three youngest lines are. */
  public get maintainedUntil(): string {
    return this.facts.endsWith;
  }

  /** Whether applications can be limited by guardrails: Cassandra 4.1 and newer. */
  public get hasGuardrails(): boolean {
    return this.isAtLeast(4, 1);
  }

  /** Whether there are trie memtables and trie-indexed files: Cassandra 5.0 and newer. */
  public get hasTries(): boolean {
    return this.isAtLeast(5, 0);
  }

  /**
   * Whether this release is of a line or of a younger one.
   *
   * @param major first part of the line
   * @param minor second part of the line
   */
  public isAtLeast(major: number, minor: number): boolean {
    for (const [name, part] of Object.entries({ major, minor })) {
      if (!Number.isInteger(part)) throw new ConfigurationError('CassandraVersion#isAtLeast', noPart(name, part));
    }
    return this.major > major || (this.major === major && this.minor >= minor);
  }

  private get facts(): typeof LINES[string] {
    if (this._problem) throw new ConfigurationError('CassandraVersion', this._problem);
    return LINES[this.line];
  }
}

function noRelease(got: string): Problem {
  return {
    rule: 'cassandra-version',
    what: 'the version of Cassandra must be an exact release of a supported line',
    got,
    allowed: `x.y.z of ${Object.keys(LINES).join(', ')}`,
    fix: 'use a constant such as CassandraVersion.V5_0_6; a moving version would make two deployments of one template differ',
  };
}

function noPart(name: string, got: unknown): Problem {
  return { rule: 'prop-value', what: `${name} has an invalid value`, got: typeof got === 'number' ? got : typeof got, allowed: 'a whole number', fix: 'correct it' };
}
