{{- define "rendezvous.pod" -}}
metadata:
  labels:
    {{- include "rendezvous.selector" . | nindent 4 }}
    {{- with .Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    {{- /* Secrets are read at the start only; the settings are read again while the bot runs. */}}
    checksum/secrets: {{ toJson .Values.secrets | sha256sum }}
    {{- with .Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  automountServiceAccountToken: false
  enableServiceLinks: false
  # The bot takes up to 8 s to end what is in hand, and then closes its database.
  terminationGracePeriodSeconds: 20
  securityContext:
    runAsNonRoot: true
    runAsUser: 1000
    runAsGroup: 1000
    fsGroup: 1000
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: rendezvous
      image: {{ include "rendezvous.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      env:
        - name: ROCKETCHAT_URL
          value: {{ .Values.workspace.url | quote }}
        - name: RENDEZVOUS_CONFIG
          value: /etc/rendezvous/config.yaml
        # Kubernetes asks from outside of the container.
        - name: HOST
          value: 0.0.0.0
        - name: PORT
          value: '8080'
        - name: LOG_LEVEL
          value: {{ .Values.logLevel }}
        {{- if .Values.ingress.enabled }}
        - name: RENDEZVOUS_PUBLIC_URL
          value: {{ printf "https://%s" .Values.ingress.host }}
        {{- end }}
        {{- if eq .Values.database "sqlite" }}
        - name: DATABASE_URL
          value: sqlite:/data/rendezvous.db
        {{- else }}
        # The image names a SQLite file, and a setting may not be given twice.
        - name: DATABASE_URL
          value: ''
        {{- end }}
        {{- with .Values.organizers }}
        - name: RENDEZVOUS_ORGANIZERS
          value: {{ join "," . | quote }}
        {{- end }}
        {{- with .Values.minutes.source }}
        - name: MINUTES_SOURCE
          value: {{ . | quote }}
        {{- end }}
        {{- with .Values.minutes.siteUrl }}
        - name: MINUTES_SITE_URL
          value: {{ . | quote }}
        {{- end }}
        - name: MINUTES_COPY_FOLDER
          value: /data/minutes
        {{- range (include "rendezvous.secretKeys" . | fromJson).keys }}
        - name: {{ . }}_FILE
          value: /run/secrets/rendezvous/{{ . }}
        {{- end }}
      ports:
        - name: http
          containerPort: 8080
      startupProbe:
        httpGet: { path: /livez, port: http }
        periodSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet: { path: /livez, port: http }
        periodSeconds: 10
        timeoutSeconds: 5
      readinessProbe:
        httpGet: { path: /readyz, port: http }
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 2
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      volumeMounts:
        # A folder and no subPath: only so does a changed ConfigMap arrive.
        - name: config
          mountPath: /etc/rendezvous
          readOnly: true
        - name: secrets
          mountPath: /run/secrets/rendezvous
          readOnly: true
        - name: data
          mountPath: /data
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: config
      configMap:
        name: {{ include "rendezvous.name" . }}
    - name: secrets
      secret:
        secretName: {{ include "rendezvous.secretName" . }}
        defaultMode: 0440
        items:
          {{- range (include "rendezvous.secretKeys" . | fromJson).keys }}
          - { key: {{ . }}, path: {{ . }} }
          {{- end }}
    - name: tmp
      emptyDir:
        sizeLimit: 64Mi
    {{- if eq .Values.database "postgresql" }}
    # Holds only a copy of the minutes, which is fetched again.
    - name: data
      emptyDir:
        sizeLimit: 1Gi
    {{- else if .Values.persistence.existingClaim }}
    - name: data
      persistentVolumeClaim:
        claimName: {{ .Values.persistence.existingClaim }}
    {{- end }}
  {{- if gt (int .Values.replicas) 1 }}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "rendezvous.selector" . | nindent 10 }}
  {{- end }}
  {{- with .Values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
