import { RemovalPolicy } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../host/acknowledge';

/** What a generated secret needs to know. @internal */
export interface SuperuserSecretContext {
  readonly cassandraCluster: string;
  readonly username: string;
}

/**
 * Where name and password of Cassandra's superuser come from.
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const superuser = CassandraSuperuser.fromSecret(secret);
 */
export abstract class CassandraSuperuser {
  /**
   * A password that the deployment generates in Secrets Manager. It is in no template, log or output, and stays when the stack goes: the volumes stay
   * as well, and a new cluster on them knows only this password.
   */
  public static generated(): CassandraSuperuser {
    return new Generated();
  }

  /**
   * A secret that exists, a JSON object with `username` and `password`.
   *
   * @param secret the secret; the function that copies it is allowed to read it
   */
  public static fromSecret(secret: secretsmanager.ISecret): CassandraSuperuser {
    return new Given(secret);
  }

  /**
   * A Secret of Kubernetes that someone else puts into the namespace before the first deployment (with `username` and `password`). If it is not
   * there, the operator makes one with a password of its own, which is deleted with the cluster while its volumes stay.
   */
  public static existing(): CassandraSuperuser {
    return new Existing();
  }

  /** @internal */
  public abstract _secret(scope: Construct, context: SuperuserSecretContext): secretsmanager.ISecret | undefined;
}

class Generated extends CassandraSuperuser {
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
    acknowledge(secret, { 'AwsSolutions-SMG4': 'Who rotates it must tell applications too; docs/superuser.md says how' });
    return secret;
  }
}

class Given extends CassandraSuperuser {
  constructor(private readonly secret: secretsmanager.ISecret) {
    super();
  }

  public _secret(): secretsmanager.ISecret {
    return this.secret;
  }
}

class Existing extends CassandraSuperuser {
  public _secret(): undefined {
    return undefined;
  }
}
