"""Asks Cassandra or Medusa: reads one request from standard input, prints the answer, both as JSON. Passwords are nobody else's to see there."""
import json
import sys
import time


def cql(host, user, password, statements, tls=None):
    from cassandra import ConsistencyLevel
    from cassandra.auth import PlainTextAuthProvider
    from cassandra.cluster import EXEC_PROFILE_DEFAULT, Cluster, ExecutionProfile
    from cassandra.policies import WhiteListRoundRobinPolicy
    from cassandra.query import dict_factory

    profile = ExecutionProfile(
        WhiteListRoundRobinPolicy([host]), consistency_level=ConsistencyLevel.LOCAL_QUORUM, row_factory=dict_factory, request_timeout=30)
    cluster = Cluster([host], auth_provider=PlainTextAuthProvider(user, password), execution_profiles={EXEC_PROFILE_DEFAULT: profile},
                      ssl_context=tls and context(**tls))
    session = cluster.connect()
    answers = [list(session.execute(statement)) for statement in statements]
    cluster.shutdown()
    return answers


def context(ca, cert=None, key=None):
    import ssl
    made = ssl.create_default_context(cafile=ca)
    made.check_hostname = False
    if cert:
        made.load_cert_chain(cert, key)
    return made


def medusa_login(host, **files):
    """Opens a session as Medusa does."""
    from types import SimpleNamespace
    from medusa.cassandra_utils import CqlSessionProvider
    cassandra = SimpleNamespace(cql_username='cassandra', cql_password='cassandra', resolve_ip_addresses='False', **files)
    session = CqlSessionProvider([host], SimpleNamespace(cassandra=cassandra, kubernetes=None)).new_session()
    session.shutdown()


def medusa(port):
    import grpc
    from medusa.service.grpc import medusa_pb2_grpc
    return medusa_pb2_grpc.MedusaStub(grpc.insecure_channel(f'127.0.0.1:{port}'))


def backup(port, name):
    """Backs a node up, as the operator asks its sidecar to."""
    import grpc
    from medusa.service.grpc import medusa_pb2 as messages
    service = medusa(port)
    service.AsyncBackup(messages.BackupRequest(name=name, mode=messages.BackupRequest.DIFFERENTIAL), timeout=20, wait_for_ready=True)
    for _ in range(60):
        time.sleep(1)
        try:
            status = service.BackupStatus(messages.BackupStatusRequest(backupName=name), timeout=60).status
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.NOT_FOUND:  # it has not begun
                raise
            continue
        if status != messages.StatusType.IN_PROGRESS:
            return messages.StatusType.Name(status)
    return 'IN_PROGRESS'


def backups(port):
    from medusa.service.grpc import medusa_pb2 as messages
    answer = medusa(port).GetBackups(messages.GetBackupsRequest(), timeout=60)
    return [{
        'name': one.backupName,
        'status': messages.StatusType.Name(one.status),
        'finished': one.finishedNodes,
        'nodes': sorted([node.host, node.datacenter, node.rack] for node in one.nodes),
    } for one in answer.backups]


request = json.load(sys.stdin)
print(json.dumps({'cql': cql, 'backup': backup, 'backups': backups, 'medusa_login': medusa_login}[request.pop('do')](**request), default=str))
