// Generated from the specification by `npm run generate`. Do not edit.

/** The words of JSON Schema, and of this project, that the configuration uses. */
export interface ConfigSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, ConfigSchema>>;
  /** A schema: members under any name, each like it. */
  readonly additionalProperties?: boolean | ConfigSchema;
  readonly required?: readonly string[];
  readonly items?: ConfigSchema;
  /** What a change takes; holds for everything below. */
  readonly 'x-reload'?: 'hot' | 'restart' | 'none';
  /** The value, or some value below, is never shown. */
  readonly 'x-secret'?: boolean;
  /** A rule that JSON Schema has no word for. */
  readonly 'x-format'?: 'duration' | 'http-url' | 'ip' | 'ip-range' | 'model' | 'not-blank' | 'origin' | 'time-of-day' | 'time-zone' | 'ws-url';
}

/** Schema of the configuration file. */
export const CONFIG_SCHEMA: ConfigSchema = {
  "additionalProperties": false,
  "x-reload": "restart",
  "type": "object",
  "properties": {
    "gateway": {
      "additionalProperties": false,
      "description": "How the gateway listens and who may connect.",
      "type": "object",
      "properties": {
        "mode": {
          "description": "local: a gateway runs on this machine. remote: its commands talk to gateway.remote.",
          "type": "string",
          "enum": [
            "local",
            "remote"
          ]
        },
        "port": {
          "minimum": 0,
          "maximum": 65535,
          "description": "Port for WebSocket and HTTP; 0 takes any free one.",
          "type": "integer"
        },
        "bind": {
          "description": "Address to listen on; custom takes gateway.customBindHost.",
          "type": "string",
          "enum": [
            "loopback",
            "lan",
            "tailnet",
            "auto",
            "custom"
          ]
        },
        "customBindHost": {
          "description": "IP address to listen on when bind is custom.",
          "x-format": "ip",
          "type": "string"
        },
        "auth": {
          "additionalProperties": false,
          "description": "The shared secret of clients.",
          "x-secret": true,
          "type": "object",
          "properties": {
            "mode": {
              "description": "Which of the two clients present.",
              "type": "string",
              "enum": [
                "token",
                "password"
              ]
            },
            "token": {
              "description": "Token that clients present.",
              "x-secret": true,
              "type": "string"
            },
            "password": {
              "description": "Password that clients present.",
              "x-secret": true,
              "type": "string"
            },
            "allowTailscale": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "rateLimit": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "trustedProxy": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            }
          }
        },
        "remote": {
          "additionalProperties": false,
          "description": "The gateway that commands of this machine talk to.",
          "x-secret": true,
          "type": "object",
          "properties": {
            "enabled": {
              "description": "False: use the gateway of this machine all the same.",
              "type": "boolean"
            },
            "url": {
              "description": "Its ws:// or wss:// URL.",
              "x-format": "ws-url",
              "type": "string"
            },
            "token": {
              "description": "Its token.",
              "x-secret": true,
              "x-format": "not-blank",
              "type": "string"
            },
            "password": {
              "description": "Its password.",
              "x-secret": true,
              "x-format": "not-blank",
              "type": "string"
            },
            "sshIdentity": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "sshTarget": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "tlsFingerprint": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "transport": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            }
          }
        },
        "controlUi": {
          "additionalProperties": false,
          "description": "Web pages that talk to the gateway.",
          "type": "object",
          "properties": {
            "allowedOrigins": {
              "description": "Origins of pages elsewhere that may connect, or *.",
              "type": "array",
              "items": {
                "x-format": "origin",
                "type": "string"
              }
            },
            "allowExternalEmbedUrls": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "allowInsecureAuth": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "basePath": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "dangerouslyAllowHostHeaderOriginFallback": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "dangerouslyDisableDeviceAuth": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "embedSandbox": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "enabled": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "root": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            }
          }
        },
        "trustedProxies": {
          "description": "Addresses or ranges whose X-Forwarded-For is believed.",
          "type": "array",
          "items": {
            "x-format": "ip-range",
            "type": "string"
          }
        },
        "nodes": {
          "additionalProperties": false,
          "description": "What nodes may offer.",
          "type": "object",
          "properties": {
            "allowCommands": {
              "description": "Commands that nodes of every platform may declare as well.",
              "type": "array",
              "items": {
                "x-format": "not-blank",
                "type": "string"
              }
            },
            "denyCommands": {
              "description": "Commands that no node may declare; it beats everything else.",
              "type": "array",
              "items": {
                "x-format": "not-blank",
                "type": "string"
              }
            },
            "browser": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            },
            "pairing": {
              "description": "Of the real product; this gateway accepts and ignores it.",
              "x-reload": "none"
            }
          }
        },
        "allowRealIpFallback": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "channelHealthCheckMinutes": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "channelMaxRestartsPerHour": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "channelStaleEventThresholdMinutes": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "handshakeTimeoutMs": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "http": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "push": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "reload": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "securityHeaders": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "tailscale": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "tls": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "tools": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "webchat": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        }
      }
    },
    "logging": {
      "additionalProperties": false,
      "description": "What the gateway writes to its log.",
      "type": "object",
      "properties": {
        "level": {
          "description": "Least important lines that are written. Takes effect at once.",
          "type": "string",
          "enum": [
            "silent",
            "fatal",
            "error",
            "warn",
            "info",
            "debug",
            "trace"
          ],
          "x-reload": "hot"
        },
        "consoleLevel": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "consoleStyle": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "file": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "maxFileBytes": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "redactPatterns": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "redactSensitive": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        }
      }
    },
    "canvasHost": {
      "additionalProperties": false,
      "description": "The host of HTML that agents edit, on a port of its own.",
      "type": "object",
      "properties": {
        "enabled": {
          "description": "False: no canvas host.",
          "type": "boolean"
        },
        "port": {
          "minimum": 0,
          "maximum": 65535,
          "description": "Its port; 0 takes any free one. Default: the port of the gateway plus 4.",
          "type": "integer"
        },
        "root": {
          "description": "Folder that is served. Default: canvas in the state directory.",
          "x-format": "not-blank",
          "type": "string"
        },
        "liveReload": {
          "description": "Whether pages reload when a file changes. Default: true.",
          "type": "boolean"
        }
      }
    },
    "agents": {
      "description": "Agents.",
      "type": "object",
      "properties": {
        "defaults": {
          "description": "What holds for all agents.",
          "type": "object",
          "properties": {
            "model": {
              "description": "The model of the agents. Without one they echo what they are told.",
              "type": "object",
              "properties": {
                "primary": {
                  "description": "Provider and model, such as openai/gpt-5-mini or local/qwen3.",
                  "x-format": "model",
                  "type": "string"
                }
              }
            },
            "heartbeat": {
              "description": "Turns of the agent that nobody asks for.",
              "type": "object",
              "properties": {
                "every": {
                  "description": "Time between two, such as 30m; 0m: none. Default: 30m.",
                  "x-format": "duration",
                  "type": "string"
                },
                "prompt": {
                  "description": "What the agent is told.",
                  "x-format": "not-blank",
                  "type": "string"
                },
                "ackMaxChars": {
                  "minimum": 0,
                  "maximum": 100000,
                  "description": "Characters that may stand beside the acknowledgement. Default: 300.",
                  "type": "integer"
                },
                "activeHours": {
                  "additionalProperties": false,
                  "description": "No heartbeats by themselves at other hours.",
                  "type": "object",
                  "properties": {
                    "start": {
                      "description": "HH:MM. Default: 00:00.",
                      "x-format": "time-of-day",
                      "type": "string"
                    },
                    "end": {
                      "description": "HH:MM; before the start: on the next day. Default: 24:00.",
                      "x-format": "time-of-day",
                      "type": "string"
                    },
                    "timezone": {
                      "description": "Default: that of this machine.",
                      "x-format": "time-zone",
                      "type": "string"
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "models": {
      "description": "Where models come from.",
      "type": "object",
      "properties": {
        "providers": {
          "description": "Servers of models, by a name of your choice. openai is known without an entry.",
          "type": "object",
          "additionalProperties": {
            "x-secret": true,
            "type": "object",
            "properties": {
              "baseUrl": {
                "description": "Where its OpenAI-compatible API is, such as http://127.0.0.1:11434/v1.",
                "x-format": "http-url",
                "type": "string"
              },
              "apiKey": {
                "description": "Its key, better a reference to the environment; none for a server that wants none.",
                "x-secret": true,
                "x-format": "not-blank",
                "type": "string"
              },
              "api": {
                "description": "How it is spoken to: openai-completions, which most servers know and which is the default, or openai-responses.",
                "x-format": "not-blank",
                "type": "string"
              },
              "timeoutSeconds": {
                "minimum": 1,
                "maximum": 3600,
                "description": "How long it may be silent, in seconds. Default: 300.",
                "type": "integer"
              },
              "models": {
                "description": "What its models can do.",
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "id"
                  ],
                  "properties": {
                    "id": {
                      "x-format": "not-blank",
                      "description": "Name under which the server knows it.",
                      "type": "string"
                    },
                    "name": {
                      "description": "Name for people. Default: the id.",
                      "type": "string"
                    },
                    "reasoning": {
                      "description": "Whether it thinks, and is told how much. Default: false.",
                      "type": "boolean"
                    },
                    "input": {
                      "description": "What it takes: text, image. Default: text alone.",
                      "type": "array",
                      "items": {
                        "type": "string"
                      }
                    },
                    "contextWindow": {
                      "minimum": 256,
                      "maximum": 100000000,
                      "description": "Context window in tokens. Default: 32768.",
                      "type": "integer"
                    },
                    "maxTokens": {
                      "minimum": 1,
                      "maximum": 100000000,
                      "description": "Longest reply in tokens. Default: what the server says.",
                      "type": "integer"
                    },
                    "compat": {
                      "description": "What the server does otherwise than others.",
                      "type": "object",
                      "properties": {
                        "supportsTools": {
                          "description": "False: the model is offered no tools. Default: true.",
                          "type": "boolean"
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "channels": {
      "additionalProperties": false,
      "description": "Channels that are switched on.",
      "type": "object",
      "properties": {
        "loopback": {
          "additionalProperties": false,
          "description": "A channel inside the gateway, to try messages without any service.",
          "type": "object",
          "properties": {
            "enabled": {
              "description": "Whether it is on. Default: false.",
              "type": "boolean"
            },
            "people": {
              "description": "Addresses besides default, where the agent is. Default: alice and bob.",
              "type": "array",
              "items": {
                "x-format": "not-blank",
                "type": "string"
              }
            }
          }
        },
        "bluebubbles": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "defaults": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "discord": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "feishu": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "googlechat": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "imessage": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "irc": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "line": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "matrix": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "mattermost": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "msteams": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "nextcloud-talk": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "nostr": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "signal": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "slack": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "synology-chat": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "telegram": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "tlon": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "twitch": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "webchat": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "whatsapp": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "zalo": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        },
        "zalouser": {
          "description": "Of the real product; this gateway accepts and ignores it.",
          "x-reload": "none"
        }
      }
    },
    "$include": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "$schema": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "acp": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "agent": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "approvals": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "audio": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "auth": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "bindings": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "broadcast": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "browser": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "cli": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "commands": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "cron": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "diagnostics": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "discovery": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "env": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "hooks": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "identity": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "mcp": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "media": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "memory": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "messages": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "meta": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "nodeHost": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "plugins": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "routing": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "secrets": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "session": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "skills": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "talk": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "tools": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "tts": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "ui": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "update": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "web": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    },
    "wizard": {
      "description": "Of the real product; this gateway accepts and ignores it.",
      "x-reload": "none"
    }
  },
  "description": "The configuration file, openclaw.json (JSON5). x-reload says what a change takes, x-secret what is never shown."
};
