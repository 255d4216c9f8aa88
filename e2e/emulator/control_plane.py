"""The emulator wants to run a k3s container for an EKS cluster. It gets, through the few calls of docker-py that it makes, a control plane of the
harness: real etcd, kube-apiserver, kube-controller-manager and kube-scheduler."""
import io
import os
import subprocess
import tarfile
import uuid

import hooks

_running = {}


class _Cluster:
    def __init__(self, options):
        self.id, self.name = uuid.uuid4().hex, options["name"]
        self.port, self.labels, self.status = next(iter(options["ports"].values())), options.get("labels", {}), "created"
        self.files = {}

    def put_archive(self, _path, data):
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive.getmembers():
                self.files[os.path.basename(member.name)] = archive.extractfile(member).read().decode()

    def start(self):
        webhook = self.files["eks-auth-webhook.yaml"].replace("host.docker.internal", "127.0.0.1")
        self.started = hooks.call("cluster-start", name=self.labels.get("cluster_name") or self.name, port=self.port, authWebhook=webhook)
        self.status = "running"

    def exec_run(self, command, **_):
        if isinstance(command, str) and "server-ca.crt" in command:
            return 0, self.started["ca"].encode()
        environment = {**os.environ, "KUBECONFIG": self.started["kubeconfig"], "PATH": self.started["path"] + ":" + os.environ["PATH"]}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def stop(self, **_):
        hooks.call("cluster-stop", port=self.port)
        self.status = "exited"

    def remove(self, **_):
        _running.pop(self.id, None)

    def reload(self):
        pass


class _Clusters:
    def create(self, **options):
        cluster = _Cluster(options)
        _running[cluster.id] = cluster
        return cluster

    def run(self, **options):
        cluster = self.create(**options)
        cluster.start()
        return cluster

    def get(self, key):
        for cluster in _running.values():
            if key in (cluster.id, cluster.name):
                return cluster
        raise KeyError(key)

    def list(self, **_):
        return list(_running.values())


class _Docker:
    containers = _Clusters()

    def ping(self):
        return True


def install():
    import ministack.services.eks as eks
    eks._docker_available = True
    eks._get_docker = _Docker
