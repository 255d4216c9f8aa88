import { describeRule } from './rule-cases';

describeRule('authentication-on', {
  fails: {
    'no authentication': { props: { cassandraYaml: { authenticator: 'AllowAllAuthenticator' } }, says: /"authenticator" of the cluster disables authentication/ },
    'no permissions, by full class name': { props: { cassandraYaml: { authorizer: 'org.apache.cassandra.auth.AllowAllAuthorizer' } }, says: /"authorizer"/ },
    'no authentication, as an object': { props: { cassandraYaml: { authenticator: { class_name: 'AllowAllAuthenticator' } } }, says: /authenticator/ },
  },
  passes: {
    'passwords': { cassandraYaml: { authenticator: 'PasswordAuthenticator', authorizer: 'CassandraAuthorizer' } },
    'another network authorizer': { cassandraYaml: { network_authorizer: 'AllowAllNetworkAuthorizer' } },
  },
});
