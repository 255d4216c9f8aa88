import { RemovalPolicy, Token } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../host/acknowledge';
import { keepData } from '../host/data-removal';
import { checkedCall } from '../input/checked';
import { ConfigurationError } from '../private/errors';

/** What a generated secret needs to know. @internal */
export interface SuperuserSecretContext {
  readonly cassandraCluster: string;
  readonly username: string;
}

/** How a secret with the superuser is taken over. */
export interface CassandraSuperuserOptions {
  /**
   * Counts the passwords, as in "2" or "2026-11": put a new password into the secret, change this, and deploy. The deployment copies what the secret
   * holds by then and waits until Cassandra has it, for a minute and a half at most. It is not the password, and stands in the template.
   *
   * @default - the password of the first deployment stays until it is copied by hand
   */
  readonly passwordRevision?: string;
}

/**
 * Where name and password of Cassandra's superuser come from.
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const superuser = CassandraSuperuser.fromSecret(secret, { passwordRevision: '2026-11' });
 */
export abstract class CassandraSuperuser {
  /**
   * A password that the deployment generates in Secrets Manager. It is in no template, log or output, and stays when the stack goes: the volumes stay
   * as well, and a new cluster on them knows only this password.
   *
   * @param options which password is to be in Cassandra
   */
  public static generated(options: CassandraSuperuserOptions = {}): CassandraSuperuser {
    [options] = checkedCall('CassandraSuperuser.generated', options);
    return new Generated(options);
  }

  /**
   * A secret that exists, a JSON object with `username` and `password`.
   *
   * @param secret the secret; the function that copies it is allowed to read it
   * @param options which password is to be in Cassandra
   */
  public static fromSecret(secret: secretsmanager.ISecret, options: CassandraSuperuserOptions = {}): CassandraSuperuser {
    [secret, options] = checkedCall('CassandraSuperuser.fromSecret', secret, options);
    return new Given(secret, options);
  }

  /**
   * A Secret of Kubernetes that someone else puts into the namespace before the first deployment (with `username` and `password`). If it is not
   * there, the operator makes one with a password of its own, which is deleted with the cluster while its volumes stay.
   */
  public static existing(): CassandraSuperuser {
    return new Existing({});
  }

  /** @internal */
  public readonly _passwordRevision?: string;

  /** @internal */
  protected constructor({ passwordRevision }: CassandraSuperuserOptions) {
    if (passwordRevision !== undefined && !Token.isUnresolved(passwordRevision) && !/^[A-Za-z0-9._-]{1,32}$/.test(passwordRevision)) {
      // Not what was given: it may have been taken for the password itself.
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
      // A change of any of these makes a new password.
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
