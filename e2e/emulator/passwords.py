"""`GenerateSecretString` by the service's own GetRandomPassword, as CloudFormation does it: the emulator's own way looks at nothing but
`ExcludeCharacters` and the length, so that a password had quotes although the template excludes punctuation."""
import json

import ministack.services.cloudformation.provisioners as provisioners
import ministack.services.secretsmanager as secretsmanager

_OF_THE_TEXT = ("SecretStringTemplate", "GenerateStringKey")


def _typed(value):
    """CloudFormation takes numbers and booleans as texts too."""
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return value


def _generated(request):
    asked = {key: value if key == "ExcludeCharacters" else _typed(value) for key, value in request.items() if key not in _OF_THE_TEXT}
    asked["PasswordLength"] = int(asked.get("PasswordLength", 32))
    status, _, body = secretsmanager._get_random_password(asked)
    answer = json.loads(body)
    if status >= 400:
        raise ValueError(f"GenerateSecretString: {answer.get('message', answer)}")
    return answer["RandomPassword"]


def secret_string(properties):
    request = properties.get("GenerateSecretString")
    if not request or properties.get("SecretString"):
        return properties.get("SecretString", "")
    password = _generated(request)
    if "SecretStringTemplate" not in request:
        return password
    return json.dumps({**json.loads(request["SecretStringTemplate"]), request["GenerateStringKey"]: password})


def install():
    provisioners._sm_secret_string = secret_string
