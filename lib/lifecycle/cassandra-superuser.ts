import { RemovalPolicy, Token } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../host/acknowledge';
import { keepData } from '../host/data-removal';
import { checkedCall } from '../input/checked';
import { ConfigurationError } from '../private/errors';

/** Facts that a generated secret depends on. @internal */
export interface SuperuserSecretContext {
  readonly cassandraCluster: string;
  readonly username: string;
}

/** Options of a superuser whose credentials are in Secrets Manager. */
export interface CassandraSuperuserOptions {
  /**
   * Revision of the password, as in "2" or "2026-11". To change the password, put a new one into the secret, change this revision, and deploy. The
   * deployment copies the current value of the secret and waits until Cassandra uses it, for at most 90 seconds. The revision is not the password,
   * and appears in the template.
   *
   * @default - the password of the first deployment is used until it is copied manually
   */
  readonly passwordRevision?: string;
}

/**
 * Source of the name and password of Cassandra's superuser.
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const superuser = CassandraSuperuser.fromSecret(secret, { passwordRevision: '2026-11' });
 */
export abstract class CassandraSuperuser {
  /**
   * A password that the deployment generates in Secrets Manager. It appears in no template, log or output. It is retained when the stack is deleted,
   * like the volumes, because it is needed to access their data.
   *
   * @param options the revision of the password
   */
  public static generated(options: CassandraSuperuserOptions = {}): CassandraSuperuser {
    [options] = checkedCall('CassandraSuperuser.generated', options);
    return new Generated(options);
  }

  /**
   * An existing secret in Secrets Manager: a JSON object with `username` and `password`.
   *
   * @param secret the secret; the function that copies it is granted read access
   * @param options the revision of the password
   */
  public static fromSecret(secret: secretsmanager.ISecret, options: CassandraSuperuserOptions = {}): CassandraSuperuser {
    [secret, options] = checkedCall('CassandraSuperuser.fromSecret', secret, options);
    return new Given(secret, options);
  }

  /**
   * An existing Kubernetes Secret with `username` and `password`, created in the namespace before the first deployment. If it does not exist, the
   * operator generates one, which is deleted with the cluster while the volumes are retained.
   */
  public static existing(): CassandraSuperuser {
    return new Existing({});
  }

  /** @internal */
  public readonly _passwordRevision?: string;

  /** @internal */
  protected constructor({ passwordRevision }: CassandraSuperuserOptions) {
    if (passwordRevision !== undefined && !Token.isUnresolved(passwordRevision) && !/^[A-Za-z0-9._-]{1,32}$/.test(passwordRevision)) {
      // Omits the given value: it may be the password itself, given by mistake.
      throw new ConfigurationError('CassandraSuperuser', {
        rule: 'superuser-password-revision',
        what: 'the revision of the password is not a short name',
        allowed: 'at most 32 letters, digits, ".", "_" and "-"',
        fix: 'count, or name the month; the password itself belongs into the secret only',
      });
    }
    this._passwordRevision = passwordRevision;
  }

  /** @internal */
  public abstract _secret(scope: Construct, context: SuperuserSecretContext): secretsmanager.ISecret | undefined;
}

class Generated extends CassandraSuperuser {
  constructor(options: CassandraSuperuserOptions) {
    super(options);
  }

  public _secret(scope: Construct, { cassandraCluster, username }: SuperuserSecretContext): secretsmanager.ISecret {
    const secret = new secretsmanager.Secret(scope, 'Secret', {
      description: `Superuser of Cassandra cluster ${cassandraCluster}`,
      // A change of any of these generates a new password.
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username }),
        generateStringKey: 'password',
        passwordLength: 32,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    keepData(secret);
    acknowledge(secret, { 'AwsSolutions-SMG4': 'Who rotates it must tell applications too; docs/superuser.md says how' });
    return secret;
  }
}

class Given extends CassandraSuperuser {
  constructor(private readonly secret: secretsmanager.ISecret, options: CassandraSuperuserOptions) {
    super(options);
  }

  public _secret(): secretsmanager.ISecret {
    return this.secret;
  }
}

class Existing extends CassandraSuperuser {
  constructor(options: CassandraSuperuserOptions) {
    super(options);
  }

  public _secret(): undefined {
    return undefined;
  }
}
