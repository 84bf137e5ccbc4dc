{{/* What every pod has in common. (list $ component) */}}
{{- define "todo.podSpec" -}}
{{- $root := index . 0 -}}
{{- $pods := $root.Values.pods -}}
automountServiceAccountToken: false
enableServiceLinks: false
# Names outside of the cluster are asked for as they are, not first in each of its domains.
dnsConfig:
  options:
    - {name: ndots, value: "2"}
{{- with $root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- if $pods.userNamespace }}
hostUsers: false
{{- end }}
securityContext:
  runAsNonRoot: true
  {{- with $pods.runAs }}
  runAsUser: {{ . }}
  runAsGroup: {{ . }}
  fsGroup: {{ . }}
  {{- end }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
  {{- if $pods.appArmor }}
  appArmorProfile:
    type: RuntimeDefault
  {{- end }}
{{- with $pods.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $pods.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $pods.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "todo.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  {{- with .Values.pods.runAs }}
  runAsUser: {{ . }}
  runAsGroup: {{ . }}
  {{- end }}
  capabilities:
    drop: [ALL]
  seccompProfile:
    type: RuntimeDefault
  {{- if .Values.pods.appArmor }}
  appArmorProfile:
    type: RuntimeDefault
  {{- end }}
{{- end -}}

{{/* The metadata of a pod. (list $ component annotations) */}}
{{- define "todo.podMetadata" -}}
{{- $root := index . 0 -}}
labels:
  {{- include "todo.selectorLabels" (list $root (index . 1)) | nindent 2 }}
  app.kubernetes.io/part-of: {{ $root.Chart.Name }}
  {{- with $root.Values.pods.labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with merge (dict) (gt (len .) 2 | ternary (last .) (dict)) $root.Values.pods.annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Spreads the pods of a Deployment over nodes and zones where it can. (list $ component) */}}
{{- define "todo.spread" -}}
topologySpreadConstraints:
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - topologyKey: {{ . }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "todo.selectorLabels" $ | nindent 8 }}
    # Pods of the version that is going do not count.
    matchLabelKeys: [pod-template-hash]
  {{- end }}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- include "todo.selectorLabels" . | nindent 14 }}
{{- end -}}

{{/*
The volume with a file for each secret. Of the release's Secrets a pod gets only the keys that it needs; a key that is missing but optional
may come later. (list $ secret-name needed-keys optional-keys)
*/}}
{{- define "todo.secretsVolume" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $generated := list }}
{{- $given := list }}
{{- range index . 2 }}
{{- if and $root.Values.secrets.generateKeys (has . (list "JWT_SECRET" "DATA_PROTECTION_KEY")) }}
{{- $generated = append $generated . }}
{{- else }}
{{- $given = append $given . }}
{{- end }}
{{- end -}}
- name: secrets
  projected:
    # 0440
    defaultMode: 288
    sources:
      {{- with $given }}
      - secret:
          name: {{ $name }}
          items:
            {{- range . }}
            - key: {{ . }}
              path: {{ . }}
            {{- end }}
      {{- end }}
      {{- with $generated }}
      - secret:
          name: {{ include "todo.generatedSecretName" $root }}
          items:
            {{- range . }}
            - key: {{ . }}
              path: {{ . }}
            {{- end }}
      {{- end }}
      {{- with index . 3 }}
      - secret:
          name: {{ $name }}
          optional: true
          items:
            {{- range . }}
            - key: {{ . }}
              path: {{ . }}
            {{- end }}
      {{- end }}
{{- end -}}

{{- define "todo.secretsMount" -}}
- name: secrets
  mountPath: /run/secrets/todo-app
  readOnly: true
{{- end -}}

{{/* The authority of the database's certificate, when it is not a public one. */}}
{{- define "todo.databaseCaVolume" -}}
{{- with .Values.database.ca }}
{{- if or .secret .configMap }}
- name: database-ca
  {{- if .secret }}
  secret:
    secretName: {{ .secret }}
    # 0440
    defaultMode: 288
    items: [{key: {{ .key }}, path: ca.crt}]
  {{- else }}
  configMap:
    name: {{ .configMap }}
    items: [{key: {{ .key }}, path: ca.crt}]
  {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "todo.databaseCaMount" -}}
{{- if or .Values.database.ca.secret .Values.database.ca.configMap }}
- name: database-ca
  mountPath: /run/database-ca
  readOnly: true
{{- end }}
{{- end -}}

{{- define "todo.databaseCaEnv" -}}
{{- if or .Values.database.ca.secret .Values.database.ca.configMap }}
- name: PGSSLROOTCERT
  value: /run/database-ca/ca.crt
{{- end }}
{{- end -}}

{{/* .NET writes its diagnostics socket and large uploads to /tmp. */}}
{{- define "todo.tmpVolume" -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- end -}}

{{- define "todo.tmpMount" -}}
- name: tmp
  mountPath: /tmp
{{- end -}}

{{/* Keys that the backend's pods read. */}}
{{- define "todo.backendSecretsVolume" -}}
{{- $optional := list "JWT_SECRET_PREVIOUS" -}}
{{- with include "todo.modelKey" . }}{{ $optional = append $optional . }}{{ end -}}
{{- include "todo.secretsVolume" (list . (include "todo.secretName" .) (list "DATABASE_URL" "JWT_SECRET") $optional) -}}
{{- end -}}

{{/*
Probes ask the process alone, never the database, which they would keep awake. A killed process is ready within a second of its start. A
hung one is found within 17 seconds and killed 3 seconds later: the node runs preStop within the grace period of the probe, and gives 2
seconds more. One that hangs in its start is killed after a minute. (path)
*/}}
{{- define "todo.probes" -}}
startupProbe:
  httpGet: {path: {{ . }}/startup, port: http}
  periodSeconds: 1
  timeoutSeconds: 2
  failureThreshold: 30
  terminationGracePeriodSeconds: 1
readinessProbe:
  httpGet: {path: {{ . }}/ready, port: http}
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 2
livenessProbe:
  httpGet: {path: {{ . }}/live, port: http}
  periodSeconds: 5
  timeoutSeconds: 2
  failureThreshold: 3
  terminationGracePeriodSeconds: 1
{{- end -}}

{{/* Kubernetes can sleep before SIGTERM from 1.30 on; the images have no shell that could. */}}
{{- define "todo.preStop" -}}
{{- if and .Values.drain.preStopSeconds (semverCompare ">=1.30.0-0" .Capabilities.KubeVersion.Version) -}}
lifecycle:
  preStop:
    sleep:
      seconds: {{ .Values.drain.preStopSeconds }}
{{- end -}}
{{- end -}}

{{/* Small programs that run once. */}}
{{- define "todo.jobResources" -}}
resources:
  requests: {cpu: 50m, memory: 128Mi, ephemeral-storage: 64Mi}
  limits: {cpu: 500m, memory: 256Mi, ephemeral-storage: 128Mi}
{{- end -}}

{{/* Makes pods new when what they read only at their start has changed. Files are read again without that. (list $ config) */}}
{{- define "todo.checksums" -}}
checksum/config: {{ sha256sum (index . 1) }}
{{- end -}}

{{/*
Polaris wants every workload to be named like its instance, which only one of several can be, and a priority class, which the chart cannot
know to exist.
*/}}
{{- define "todo.exemptions" -}}
polaris.fairwinds.com/metadataAndInstanceMismatched-exempt: "true"
{{- if not .Values.pods.priorityClassName }}
polaris.fairwinds.com/priorityClassNotSet-exempt: "true"
{{- end }}
{{- end -}}

{{/* (list $ weight) */}}
{{- define "todo.testAnnotations" -}}
helm.sh/hook: test
helm.sh/hook-weight: {{ index . 1 | quote }}
helm.sh/hook-delete-policy: before-hook-creation
helm.sh/hook-output-log-policy: hook-failed
{{ include "todo.exemptions" (index . 0) }}
{{- end -}}
