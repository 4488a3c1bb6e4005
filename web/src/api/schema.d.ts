// Written by `npm run client` from the OpenAPI document: change the views, not this file.

export interface paths {
    "/v2/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put files in force together: all of them, or none with every reason told. */
        post: operations["createDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/deployments/validation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a deployment of these files would complain of; nothing is put in force. */
        post: operations["validateDeployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/deployments/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deployments, the newest first. */
        post: operations["searchDeployments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/diagram-properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The properties of ours that a diagram may bear, and what each means; for those who draw one. */
        get: operations["getDiagramProperties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Process definitions, the newest first. */
        post: operations["searchProcessDefinitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        /** One version of a process. */
        get: operations["getProcessDefinition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        /** The BPMN file of a process definition, as it was deployed. */
        get: operations["getProcessDefinitionXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}/diagram": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        /** Where everything of the diagram stands: shapes and edges with their coordinates. */
        get: operations["getProcessDefinitionDiagram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}/form": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        /** The form whose submission starts the process; 404 when it starts without one. */
        get: operations["getStartForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        /**
         * Fields of the start form that one chooses instead of typing: own filings, open rounds, purchases.
         * @description Whether a case may begin is decided when it begins.
         */
        get: operations["listStartFormOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/forms/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forms, the newest first. */
        post: operations["searchForms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/forms/{formKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                formKey: string;
            };
            cookie?: never;
        };
        /** One version of a form, with its form-js schema. */
        get: operations["getForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/running": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions on which cases run, the newest first, with how many; exact up to a thousand of each. */
        get: operations["listRunningVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/running/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which running cases use these forms, decisions and processes, and whether they take a new version. */
        post: operations["listUses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-definitions/{processDefinitionKey}/running": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        /** Where the cases of a version are: what waits and what stands still, by element of the diagram. */
        get: operations["getRunningElements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a process: the newest version of an id, or the very version of a key. */
        post: operations["createProcessInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The process instances the caller may see, the newest first. */
        post: operations["searchProcessInstances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** One process instance; its ETag is asked for where other values are proposed for its variables. */
        get: operations["getProcessInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** Where the instance is: its active activities. */
        get: operations["getActiveActivities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/variables": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** The variables of the instance, or those one of its activities sees. */
        get: operations["getVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold everything in the instance until it is resumed. */
        post: operations["suspendProcessInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a suspended instance go on. */
        post: operations["resumeProcessInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an active or suspended instance whatever it is doing. */
        post: operations["cancelProcessInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/me/start-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller has begun to fill in, what was saved last first. */
        get: operations["listStartDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/me/start-drafts/{processDefinitionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionId: string;
            };
            cookie?: never;
        };
        /** The caller's draft of a process, as its start form in force takes it; 404 when there is none. */
        get: operations["getStartDraft"];
        /** Keep what is filled in so far, in place of the draft that was read; 409 when it is another by now. */
        put: operations["saveStartDraft"];
        post?: never;
        /** Throw the caller's draft away. */
        delete: operations["deleteStartDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/clock-stops": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** Every stop of the case's clock, and whether the caller may propose one, on which grounds. */
        get: operations["getClockStops"];
        put?: never;
        /** A handler proposes to stop the clock; it runs on until the approver agrees in a case of its own. */
        post: operations["proposeStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose other values for variables; they are written when somebody else approves. */
        post: operations["proposeCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was proposed (in one case), the newest first; an auditor's look is recorded in each case. */
        get: operations["listCorrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/corrections/{correctionKey}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correctionKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the new values; nobody approves their own, nor what changed meanwhile. */
        post: operations["approveCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/corrections/{correctionKey}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correctionKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide against it, and say why. */
        post: operations["rejectCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/history/{processInstanceKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** Every event of an instance, the oldest first. */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/history/{processInstanceKey}/path": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** The way over the diagram: sequence flows taken and elements visited, each with its numbers. */
        get: operations["getPath"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/history/{processInstanceKey}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** The decisions that were evaluated: version, inputs, the rules that hit. */
        get: operations["getDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/history/{processInstanceKey}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** Whether this case, its history and what it entered are what they were, and sealed until where. */
        get: operations["verifyProcessInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/history/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether history, and what it tells of, is what it was; a minute a million events. */
        post: operations["verifyHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/administrative-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What administrators did, the oldest first. */
        get: operations["getAdministrativeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the caller's lists of user tasks, page by page. */
        get: operations["listUserTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same lists, asked for in a body. */
        post: operations["searchUserTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much is in each of the caller's lists, exact up to a thousand. */
        get: operations["countUserTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process instances the caller started, and whom they wait for. */
        get: operations["listStartedInstances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a file in; a form that names it attaches it to its case. */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/files/{fileKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileKey: string;
            };
            cookie?: never;
        };
        /** The file itself, for whoever uploaded it and whoever sees its case; never shown inline. */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/files/{fileKey}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileKey: string;
            };
            cookie?: never;
        };
        /** What a file is called, how large it is, its hash; for those who may download it. */
        get: operations["getFileMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        /** One user task, open or closed, with the variables its form may show. */
        get: operations["getUserTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set when to come back to a task, and its priority. */
        patch: operations["changeUserTask"];
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a task that is offered to candidates. */
        post: operations["claimUserTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a claimed task back to its candidates. */
        post: operations["releaseUserTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/successors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        /** Whether the task is the caller's to hand on, and to whom. */
        get: operations["listSuccessors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a task on to another candidate, or back to all: its holder or a superior, for a reason. */
        post: operations["assignUserTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit the form of a task; its process runs on. */
        post: operations["completeUserTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/form": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        /** The form of a task, in the version it was opened with; 404 when it has none. */
        get: operations["getUserTaskForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/variables": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        /** What the form of an open task may show. */
        get: operations["getUserTaskVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        /** What the caller has filled in and not submitted; 404 when there is nothing. */
        get: operations["getDraft"];
        /** Keep what is filled in so far; only the caller sees it, until the task is closed. */
        put: operations["saveDraft"];
        post?: never;
        /** Throw the caller's draft away. */
        delete: operations["deleteDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/user-tasks/{userTaskKey}/guidance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        /** How a task stands, why it is the caller's, what would stop the caller, and what may follow. */
        get: operations["getGuidance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** The user tasks of an instance in the order they opened, and what was said to it outside of them. */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take jobs of a type under a lease; waits a while when there are none (long poll). */
        post: operations["activateJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/{jobKey}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The work is done. */
        post: operations["completeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/{jobKey}/failure": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The work could not be done; it comes again, or with no retries left waits for a person. */
        post: operations["failJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/{jobKey}/error": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The work ends with a business error that the diagram may catch. */
        post: operations["throwJobError"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/jobs/{jobKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Keep a job longer, from now on. */
        patch: operations["extendJobLease"];
        trace?: never;
    };
    "/v2/messages/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a message to the one instance that waits for it, start a process with it, or keep it a while. */
        post: operations["publishMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/messages/correlation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a message to the one instance that waits for it now; 404 when none does. */
        post: operations["correlateMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/signals/broadcast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let everyone catch the signal who waits for it now. */
        post: operations["broadcastSignal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/incidents/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open incidents, the oldest first. */
        post: operations["searchIncidents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/incidents/{incidentKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incidentKey: string;
            };
            cookie?: never;
        };
        /** One incident. */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/incidents/{incidentKey}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incidentKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again what stands still; values it needs are corrected by two people. */
        post: operations["resolveIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of what runs and what waits; exact up to a thousand. */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/expression/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Evaluate a FEEL expression; parts that cannot be computed are null, with a warning that says why. */
        post: operations["evaluateExpression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-definitions/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Evaluate a decision, deployed or sent along; the answer says which rules hit on which inputs. */
        post: operations["evaluateDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-definitions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decisions, the newest first. */
        post: operations["searchDecisionDefinitions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-definitions/{decisionDefinitionKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionDefinitionKey: string;
            };
            cookie?: never;
        };
        /** One version of a decision. */
        get: operations["getDecisionDefinition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-definitions/{decisionDefinitionKey}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionDefinitionKey: string;
            };
            cookie?: never;
        };
        /** The DMN file of a decision, as it was deployed. */
        get: operations["getDecisionDefinitionXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/decision-tables/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Overlapping rules, gaps and unreachable rules of every table in a model, each with a sample input. */
        post: operations["checkDecisionTables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/filings/{receiptNo}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receiptNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant takes the application back, until the approval is signed. */
        post: operations["withdrawFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/filing-followups/{receiptNo}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receiptNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant takes a change, renewal or cancellation back, until the approval is signed. */
        post: operations["withdrawFilingFollowup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/grants/{grantNo}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grantNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant takes an application for money back, until the round has decided. */
        post: operations["withdrawGrantApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/grants/{grantNo}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grantNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Anybody objects to a proposed grant while it stands before the public. */
        post: operations["objectToAGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/assessments/{assessmentKey}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assessmentKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The organisation takes an application for a rating back, until the confirmation is signed. */
        post: operations["withdrawAssessmentApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** The commands that the case would take from the caller now, with the numbers they are given with. */
        get: operations["getCaseCommands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/continuations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** What the caller may begin about the outcome of the case: a filing changed, renewed, given up. */
        get: operations["getCaseContinuations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/purchases/{projectNo}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who proposed a purchase takes it back, until its plan is decided; the money is free again. */
        post: operations["cancelPurchasePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/purchases/{projectNo}/termination": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The purchaser's leader ends a comparison or a single source before its award; the public is told. */
        post: operations["terminateComparisonOrSingleSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/purchases/{projectNo}/selection-objections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Anybody objects to a selection by comparison while it stands before the public. */
        post: operations["objectToASelection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/purchases/{projectNo}/single-source-objections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Anybody objects to a single source while it stands before the public. */
        post: operations["objectToASingleSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/contracts/{contractNo}/supplements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contractNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The purchaser's handler proposes to raise a contract that is being performed, a tenth at most. */
        post: operations["proposeContractSupplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/challenges/{challengeNo}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                challengeNo: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The supplier takes a challenge or a complaint back, until it is answered or decided. */
        post: operations["withdrawChallengeOrComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own objections, the newest first. */
        get: operations["listOwnObjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/opening-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own pair, for later tenders. */
        get: operations["getOpeningKey"];
        /** A pair of keys of one's own, made in one's browser; the private key comes wrapped. */
        put: operations["registerOpeningKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        /** What a bid is sealed for: until when, in which size, for which keys. */
        get: operations["getTender"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/desk": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the documents, bring, replace or take back a bid, or look at one's own receipt.
         * @description One door for all of it, without a line in the log, a figure in the metrics or a key kept for repetitions:
         *     an envelope sent twice gives the same receipt.
         */
        post: operations["visitDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/receipts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether the desk signed this statement. */
        post: operations["checkReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        /** After the deadline: what a keyholder's browser unwraps with the passphrase. */
        get: operations["getShares"];
        put?: never;
        /**
         * A keyholder gives the share of every bid.
         * @description Needs a recent confirmation of who one is (403 `confirmation-required`).
         */
        post: operations["giveShares"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/bids": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        /** The bids once they are open; a bidder sees its own. */
        get: operations["getBids"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/bids/{bidKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
                bidKey: string;
            };
            cookie?: never;
        };
        /** What a bid says; whoever has no part in the tender is refused, and that is recorded. */
        get: operations["getBid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/score-sheets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        /** A member's own sheets; all of them once the report is signed, for those who may. */
        get: operations["getScoreSheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/questions/{organizationKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
                organizationKey: string;
            };
            cookie?: never;
        };
        /** What the committee asks one's own organisation. */
        get: operations["getQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/bid-questions/{questionKey}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                questionKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer in writing, in time. */
        post: operations["answerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/clarifications": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The agency clarifies or amends the documents, and gives more time where bids are affected. */
        post: operations["clarifyTender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/termination": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The purchaser calls the tender off for grave reasons. */
        post: operations["terminateTender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest tender of a project, by the number its papers bear. */
        get: operations["findTenderByNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        /** What the committee asked, and the answers: of all bids for who may read them, else of the own. */
        get: operations["getBidQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/bids/{bidKey}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
                bidKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The chair asks a bidder to clarify its bid, without changing what it offers (87号令 51). */
        post: operations["askBidder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tenders/{projectKey}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        /** The letters to the organisations the caller works for: of award, or with its own points and rank. */
        get: operations["getLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** The documents of a case, the oldest first. */
        get: operations["listCaseDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/documents/{documentKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentKey: string;
            };
            cookie?: never;
        };
        /** One document: number, addressee, hashes, delivery. */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/documents/{documentKey}/html": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentKey: string;
            };
            cookie?: never;
        };
        /** The sheet as it was issued, for the screen and for printing. */
        get: operations["getDocumentHtml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/documents/{documentKey}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentKey: string;
            };
            cookie?: never;
        };
        /**
         * The sheet as PDF; made when first asked for, the same bytes ever after.
         * @description ``Repr-Digest`` is its hash as it stands in the register, also of one that was made just now.
         */
        get: operations["getDocumentPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        /** How each document of a case that is served on somebody was delivered, and the ways there are today. */
        get: operations["listCaseDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/documents/{documentKey}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how and when the addressee got a document; what is known is changed with a reason only. */
        post: operations["recordDocumentDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/process-instances/{processInstanceKey}/package": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The case as a zip: forms, course, decisions, documents, notices, files, history with its verification.
         * @description For auditors and for posts of offices that see the case; needs a recent confirmation of who one is. The
         *     history of the case keeps who took it, and the root of its hashes (`X-Package-Root`).
         */
        post: operations["createCasePackage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registers the caller may read, with their columns. */
        get: operations["listRegisters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/registers/{register}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        /** Entries the caller may see, in the order they were entered; as of a day, what they held on it. */
        get: operations["listRegisterEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/registers/{register}/entries/{entryKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                entryKey: string;
            };
            cookie?: never;
        };
        /** One entry. */
        get: operations["getRegisterEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/registers/{register}/entries/{entryKey}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                entryKey: string;
            };
            cookie?: never;
        };
        /** Every write of an entry: who, when, in which case, from which day, old and new. */
        get: operations["getRegisterEntryHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/people/{personKey}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A part of a person's data in clear; who looked and why is kept. */
        post: operations["revealPersonalData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sealed-values/{sealedKey}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sealedKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A personal field of a form in clear, for whoever handles the case; its history says who looked. */
        post: operations["revealSealedField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/registers/{register}/entries/{entryKey}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                entryKey: string;
            };
            cookie?: never;
        };
        /** The changes of an entry that the caller may propose, on which grounds; or the case of one waiting. */
        get: operations["listRegisterChanges"];
        put?: never;
        /** Whoever keeps an entry proposes to change it; it stays as it is until another person agrees. */
        post: operations["proposeChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of every rule: value, days in force, article, and how it was verified. */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/rules/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was proposed, the newest first. */
        get: operations["listRuleProposals"];
        put?: never;
        /**
         * Propose rule versions; another administrator puts them in force (SoD-18). They begin tomorrow at the
         *     earliest.
         */
        post: operations["proposeRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/rules/proposals/{proposalKey}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put proposed versions in force from their first days; nobody approves their own. */
        post: operations["approveRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/rules/proposals/{proposalKey}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide against proposed versions, and say why. */
        post: operations["rejectRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The years whose working days are known. */
        get: operations["listCalendars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/calendars/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: string;
            };
            cookie?: never;
        };
        /** Days off and make-up days of a year; all others follow the week. */
        get: operations["getCalendar"];
        /** Put a year's table in force; due dates of running cases are computed again shortly after. */
        put: operations["putCalendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every figure of the house as of a day, with query, source and the records it counts. */
        get: operations["getDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statistics there are. */
        get: operations["listStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/statistics/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** One statistic as of a day: by street, category, month, or how much was done in time. */
        get: operations["getStatistic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/standing-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lists auditors look through. */
        get: operations["listStandingLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/standing-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many lines each standing list has. */
        get: operations["countStandingLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/standing-lists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        /** What is overdue, was taken as decided, was refused, was looked at …: the newest first. */
        get: operations["getStandingList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An auditor or a discipline inspector raises a finding with a unit, which has to answer it. */
        post: operations["createFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what is about to be saved as a file: history keeps who, when, what and by which filters.
         * @description Needs a recent confirmation of who one is (403 `confirmation-required`).
         */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they hold now. */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in with a password. The session is in a cookie that scripts cannot read.
         * @description A session that the browser had before ends; its token is never used again.
         */
        post: operations["createSession"];
        /** Sign out. */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take a new password; every other session of one's own ends. */
        put: operations["putOwnPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's sessions that are not over. */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sessions/{sessionKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions, at once. */
        delete: operations["revokeOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        /** Somebody's sessions that are not over. */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/sessions/{sessionKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                sessionKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End somebody's session, at once. */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's API tokens, without their secrets. */
        get: operations["listTokens"];
        put?: never;
        /** A new API token. Only from a session: a stolen token must not make itself an heir. */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/tokens/{tokenKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tokenKey: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make one of one's API tokens worthless, at once. */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/authentication/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm with one's password, for this session or this API token alone.
         * @description A wrong password counts to the lock of the account like a failed sign-in. Who signs in with an identity
         *     provider goes to `/v2/oidc/sign-in?anew=true`; a service account has no password and signs nothing.
         */
        post: operations["confirmOwnIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the caller keeps, by name. */
        get: operations["listPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/me/preferences/{preference}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                preference: string;
            };
            cookie?: never;
        };
        /** One preference; 404 when the caller keeps none of this name. */
        get: operations["getPreference"];
        /** Keep a value in place of the one that was read; 409 when it was changed elsewhere since. */
        put: operations["savePreference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether people may sign in with a provider beside their password. */
        get: operations["getProviderOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/oidc/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Send the browser to the provider; it comes back to `/v2/oidc/callback`. */
        get: operations["beginOidcSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the provider sends the browser back: opens the session of whoever its identity is linked to.
         * @description A person at a browser who is refused finds the reason on the page to sign in.
         */
        get: operations["endOidcSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an identity of the provider, named by its `sub`, sign in as this person. */
        post: operations["linkIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/identities/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                subject: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the link of an identity away. */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** People by id, those who left among them. */
        post: operations["searchUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account. Nobody can use it before it has a password or a linked identity. */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        /** A person and everything they hold now or later. */
        get: operations["getUser"];
        /** Correct a name or an address. */
        put: operations["changeUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Set a password that its owner has to change; all their sessions end. */
        put: operations["putPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/leaving": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every access of somebody, now or on a day to come. */
        post: operations["userLeaves"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/open-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        /** What somebody holds and has not done, at most 500: names, numbers and dates, nothing of the cases. */
        get: operations["listOpenTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/open-tasks/release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the tasks of who leaves back to their other candidates; superiors hand on what has none. */
        post: operations["releaseOpenTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an account at once, with its sessions and tokens. */
        post: operations["lockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an account be used again. */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put somebody into a post, or make them deputy in it, for a period. */
        post: operations["assignPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/posts/{unit}/{post}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                unit: string;
                post: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take somebody out of a post, now. */
        delete: operations["withdrawPost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make somebody a member of a group for a period. */
        post: operations["addToGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                group: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a membership, now. */
        delete: operations["removeFromGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give somebody a role of the system for a period. */
        post: operations["grantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/users/{userId}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                role: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role back, now. */
        delete: operations["revokeRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units that exist now, or did at an instant. */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Create a unit, or from an instant on change its name, kind or place; what was before stays known. */
        put: operations["putUnit"];
        post?: never;
        /** End a unit, now; nobody holds a post in it any more. */
        delete: operations["abolishUnit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The posts of a unit, or of all. */
        get: operations["listPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/posts/{unit}/{post}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
                post: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Create or change a post of a unit. */
        put: operations["putPost"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/posts/{unit}/{post}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
                post: string;
            };
            cookie?: never;
        };
        /** Who holds a post now. */
        get: operations["listPostHolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every group. */
        get: operations["listGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Create or rename a group. */
        put: operations["putGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/groups/{group}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
            };
            cookie?: never;
        };
        /** Who is in a group now. */
        get: operations["listGroupMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices that stand, the newest first. */
        get: operations["listPublicNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/notices/{noticeKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                noticeKey: string;
            };
            cookie?: never;
        };
        /** One notice. */
        get: operations["getPublicNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/notices.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest notices as a JSON Feed. */
        get: operations["getNoticesJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/notices.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest notices as an Atom feed. */
        get: operations["getNoticesAtomFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Filed and registered organisations, as they were published. */
        get: operations["listPublicOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the house is a demonstration, the banner its pages show, and its time. */
        get: operations["getHouse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        FieldProblem: {
            /** @description Keys, and rows from 0 */
            path: unknown[];
            code: string;
            message: string;
        };
        Problem: {
            /** @description URI of the kind of problem */
            type: string;
            title: string;
            status: number;
            /** @description What happened and the way out */
            detail?: string;
            /** @description Stable name of the error, e.g. task-already-completed */
            code: string;
            /** @description The parts of the sentence */
            params?: {
                [key: string]: unknown;
            };
            /** @description Problems by place and field, for invalid bodies */
            errors?: {
                [key: string]: unknown;
            };
            /** @description All problems of an uploaded file */
            problems?: {
                [key: string]: unknown;
            }[];
            /** @description What a form refuses, field by field */
            fields?: components["schemas"]["FieldProblem"][];
        };
        PaginationMetadata: {
            /** @description Total number of items. */
            total?: number;
            /** @description Total number of pages. */
            total_pages?: number;
            /** @description First available page number. */
            first_page?: number;
            /** @description Last available page number. */
            last_page?: number;
            /** @description Current page number. */
            page?: number;
            /** @description Previous page number. */
            previous_page?: number;
            /** @description Next page number. */
            next_page?: number;
        };
        DeployedDefinition: {
            /** @enum {string} */
            kind: "process" | "decision" | "form";
            /** @example 4503599627370497 */
            definitionKey: string;
            definitionId: string;
            version: number;
            resourceName: string;
            /** @description Whether this deployment made the version */
            isNew: boolean;
        };
        DiagramProblem: {
            rule: string;
            /** @example warning */
            severity: string;
            resource: string;
            elementId: string | null;
            line: number | null;
            message: string;
            wayOut: string;
        };
        Deployment: {
            /**
             * @description null: nothing changed
             * @example 4503599627370497
             */
            deploymentKey: string | null;
            name: string;
            definitions: components["schemas"]["DeployedDefinition"][];
            warnings: components["schemas"]["DiagramProblem"][];
        };
        ResourceCheck: {
            problems: components["schemas"]["DiagramProblem"][];
        };
        DeploymentFilter: Record<string, never>;
        PageRequest: {
            /**
             * @description Most items of the answer
             * @default 20
             */
            limit?: number;
            /**
             * @description `endCursor` of the page before
             * @default null
             */
            after?: string | null;
        };
        DeploymentSearch: {
            filter?: components["schemas"]["DeploymentFilter"];
            page?: components["schemas"]["PageRequest"];
        };
        DeploymentItem: {
            /** @example 4503599627370497 */
            deploymentKey: string;
            name: string;
            /** Format: date-time */
            deployedAt: string;
            deployedBy: string;
        };
        PageAnswer: {
            /** @description Give it as `after` for the next page; null: this was the last */
            endCursor: string | null;
        };
        DeploymentPage: {
            items: components["schemas"]["DeploymentItem"][];
            page: components["schemas"]["PageAnswer"];
        };
        DiagramProperty: {
            /** @example gongzhi:legal-basis */
            name: string;
            meaning: string;
            /** @enum {string} */
            type: "text" | "integer" | "choice" | "name-list";
            /** @description BPMN tags; empty: any element */
            elements: string[];
            choices: string[];
        };
        DiagramProperties: {
            items: components["schemas"]["DiagramProperty"][];
        };
        ProcessDefinitionFilter: {
            processDefinitionId?: string;
            version?: number;
            isLatestVersion?: boolean;
        };
        ProcessDefinitionSearch: {
            filter?: components["schemas"]["ProcessDefinitionFilter"];
            page?: components["schemas"]["PageRequest"];
        };
        ProcessDefinition: {
            /** @example 3 */
            version: number;
            /** @example 4503599627370497 */
            deploymentKey: string;
            /** @example so-filing.bpmn */
            resourceName: string;
            /** Format: date-time */
            createdAt: string;
            /** @example 4503599627370497 */
            processDefinitionKey: string;
            /** @example so-filing */
            processDefinitionId: string;
            /** @example Filing of community organisations */
            name: string;
            versionTag: string | null;
            /** @description Whether the caller may begin a case of it; their entries may still be refused */
            mayBegin: boolean;
            /**
             * @description Posts whose holders begin its cases; null: anybody; empty: no person does
             * @example [
             *       "需求岗"
             *     ]
             */
            begunBy: string[] | null;
        };
        ProcessDefinitionPage: {
            items: components["schemas"]["ProcessDefinition"][];
            page: components["schemas"]["PageAnswer"];
        };
        DiagramBox: {
            x: number;
            y: number;
            width: number;
            height: number;
        };
        DiagramShape: {
            /** @example acceptance-review */
            elementId: string;
            /**
             * @description BPMN tag
             * @example userTask
             */
            kind: string;
            /** @example 受理审查 */
            name: string;
            box: components["schemas"]["DiagramBox"];
            /** @example timer */
            event: string | null;
            lane: string | null;
            attachedTo: string | null;
            isInterrupting: boolean;
            isMultiple: boolean;
            label: components["schemas"]["DiagramBox"] | null;
        };
        DiagramPoint: {
            readonly x: number;
            readonly y: number;
        };
        DiagramEdge: {
            elementId: string;
            kind: string;
            name: string;
            source: string | null;
            target: string | null;
            points: components["schemas"]["DiagramPoint"][];
            isDefault: boolean;
            label: components["schemas"]["DiagramBox"] | null;
        };
        Diagram: {
            box: components["schemas"]["DiagramBox"];
            shapes: components["schemas"]["DiagramShape"][];
            edges: components["schemas"]["DiagramEdge"][];
        };
        Form: {
            /** @example 3 */
            version: number;
            /** @example 4503599627370497 */
            deploymentKey: string;
            /** @example so-filing.bpmn */
            resourceName: string;
            /** Format: date-time */
            createdAt: string;
            /** @example 4503599627370497 */
            formKey: string;
            /** @example so-filing-application */
            formId: string;
            /** @description form-js JSON */
            schema: {
                [key: string]: unknown;
            };
        };
        OfferedOption: {
            /** @example BA510104-010-0001 */
            value: string;
            /** @example 示例合唱队（BA510104-010-0001，有效期至 2013-03-08） */
            label: string;
        };
        OfferedField: {
            /**
             * @description The key of a field of the start form
             * @example filingNo
             */
            field: string;
            options: components["schemas"]["OfferedOption"][];
            /** @description Whether the case begins under the chosen value as `businessKey` */
            isCaseNumber: boolean;
        };
        Offers: {
            items: components["schemas"]["OfferedField"][];
        };
        FormFilter: {
            formId?: string;
            version?: number;
            isLatestVersion?: boolean;
        };
        FormSearch: {
            filter?: components["schemas"]["FormFilter"];
            page?: components["schemas"]["PageRequest"];
        };
        FormDefinition: {
            /** @example 3 */
            version: number;
            /** @example 4503599627370497 */
            deploymentKey: string;
            /** @example so-filing.bpmn */
            resourceName: string;
            /** Format: date-time */
            createdAt: string;
            /** @example 4503599627370497 */
            formKey: string;
            /** @example so-filing-application */
            formId: string;
        };
        FormPage: {
            items: components["schemas"]["FormDefinition"][];
            page: components["schemas"]["PageAnswer"];
        };
        Counted: {
            count: number;
            /** @description false: at least so many */
            isExact: boolean;
        };
        RunningVersion: {
            /** @example 4503599627370497 */
            processDefinitionKey: string;
            processDefinitionId: string;
            version: number;
            name: string;
            active: components["schemas"]["Counted"];
            suspended: components["schemas"]["Counted"];
            /** @description Cases that stand still for an incident */
            broken: components["schemas"]["Counted"];
        };
        RunningVersions: {
            items: components["schemas"]["RunningVersion"][];
        };
        UsesQuery: {
            formIds?: string[];
            decisionDefinitionIds?: string[];
            processDefinitionIds?: string[];
        };
        Use: {
            version: components["schemas"]["RunningVersion"];
            /** @description Steps reached later take the newest version; else the one deployed with them */
            takesNewest: boolean;
            /** @description False: the diagram works out at the step which one it takes */
            isCertain: boolean;
        };
        Uses: {
            /** @enum {string} */
            kind: "form" | "decision" | "process";
            /** @example so-filing-acceptance */
            id: string;
            /** @description Open user tasks, which keep their form */
            openTasks: components["schemas"]["Counted"];
            versions: components["schemas"]["Use"][];
        };
        UsesList: {
            items: components["schemas"]["Uses"][];
        };
        ElementCount: {
            elementId: string;
            /** @description Open user tasks */
            tasks: number;
            timers: number;
            /** @description Service work that is due or in the hands of a worker */
            jobs: number;
            /** @description Messages waited for */
            messages: number;
            incidents: number;
        };
        RunningElements: {
            /** @description Running cases that were counted */
            instances: components["schemas"]["Counted"];
            elements: components["schemas"]["ElementCount"][];
        };
        InstanceStart: {
            /**
             * @description Starts the newest version
             * @example so-filing
             */
            processDefinitionId?: string;
            /**
             * @description Starts this very version
             * @example 4503599627370497
             */
            processDefinitionKey?: string;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables?: {
                [key: string]: unknown;
            };
            /** @description Made up when none is given */
            businessKey?: string | null;
            /** @description Of the caller's draft that is submitted hereby: it is gone with it */
            draftVersion?: number;
        };
        StartedInstance: {
            /** @example 4503599627370497 */
            processInstanceKey: string;
            /** @example 4503599627370497 */
            processDefinitionKey: string;
            businessKey: string;
            /** @enum {string} */
            status: "active" | "suspended" | "completed" | "cancelled";
        };
        ProcessInstanceFilter: {
            processDefinitionId?: string;
            /**
             * @description Of this very version
             * @example 4503599627370497
             */
            processDefinitionKey?: string;
            /** @enum {string} */
            status?: "active" | "suspended" | "completed" | "cancelled";
            businessKey?: string;
            startedBy?: string;
            /**
             * @description Who did anything in it
             * @example lx_shouli
             */
            actor?: string;
            /** @description At the beginning of a part of the business key, or of what the summary shows */
            text?: string;
            /**
             * Format: date-time
             * @description Started at or after
             */
            startedFrom?: string;
            /**
             * Format: date-time
             * @description Started before
             */
            startedUntil?: string;
            hasIncident?: boolean;
        };
        ProcessInstanceSearch: {
            filter?: components["schemas"]["ProcessInstanceFilter"];
            page?: components["schemas"]["PageRequest"];
        };
        SummaryField: {
            label: string;
            /** @description A text, a number or a truth value */
            value: unknown;
        };
        Instance: {
            /** @example 4503599627370497 */
            processInstanceKey: string;
            /** @example 4503599627370497 */
            processDefinitionKey: string;
            processDefinitionId: string;
            businessKey: string | null;
            /** @enum {string} */
            status: "active" | "suspended" | "completed" | "cancelled";
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** @description null: of nobody we know */
            startedByName: string | null;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Grows with every change; the ETag */
            revision: number;
            incidentCount: number;
            /** @description Of its newest user task: what the case is about; empty for who runs the house */
            summary: components["schemas"]["SummaryField"][];
        };
        ProcessInstancePage: {
            items: components["schemas"]["Instance"][];
            page: components["schemas"]["PageAnswer"];
        };
        Activity: {
            /** @example 4503599627370497 */
            elementInstanceKey: string;
            /** @example 4503599627370497 */
            scopeKey: string;
            elementId: string;
            /** @example userTask */
            type: string;
            elementName: string;
            /** @example 4503599627370497 */
            processDefinitionKey: string;
            hasIncident: boolean;
        };
        Activities: {
            items: components["schemas"]["Activity"][];
        };
        InstanceVariables: {
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
        };
        Reason: {
            /**
             * @description Written into history
             * @default
             */
            reason?: string;
        };
        InstanceStatus: {
            /** @example 4503599627370497 */
            processInstanceKey: string;
            /** @enum {string} */
            status: "active" | "suspended" | "completed" | "cancelled";
        };
        StartDraftItem: {
            processDefinitionId: string;
            /** @description Counts how often it was saved */
            version: number;
            /** Format: date-time */
            savedAt: string;
            /**
             * Format: date-time
             * @description When it is forgotten if nobody goes on with it
             */
            keptUntil: string;
            processName: string;
            /** @description Its first fields, none of them personal */
            summary: components["schemas"]["SummaryField"][];
        };
        StartDrafts: {
            items: components["schemas"]["StartDraftItem"][];
        };
        FilledField: {
            key: string;
            label: string;
            /** @example textfield */
            kind: string;
            /**
             * @description What it is part of, in the form's words
             * @example 负责人
             */
            group: string | null;
            /** @description Options in their words; files as ids */
            value: unknown;
            /** @description Of a list, row by row */
            rows: components["schemas"]["FilledField"][][];
            /**
             * @description Of personal data, whose mask is the value; what reveals it
             * @example 4503599627370497
             */
            sealedKey: string | null;
        };
        StartDraft: {
            processDefinitionId: string;
            /** @description Counts how often it was saved */
            version: number;
            /** Format: date-time */
            savedAt: string;
            /**
             * Format: date-time
             * @description When it is forgotten if nobody goes on with it
             */
            keptUntil: string;
            /**
             * @description What the start form in force takes of it
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
            /** @example 4503599627370497 */
            formKey: string;
            /** @description The start form in force is another than the one it was filled in with */
            isFormChanged: boolean;
            /** @description What was typed and has no place in the form any more */
            leftOut: components["schemas"]["FilledField"][];
        };
        StartDraftContent: {
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
            /**
             * @description The version it was filled in with
             * @example 4503599627370497
             */
            formKey: string;
            /** @description Of the draft it takes the place of, as it was read; 0: there was none */
            version: number;
        };
        SavedStartDraft: {
            processDefinitionId: string;
            /** @description Counts how often it was saved */
            version: number;
            /** Format: date-time */
            savedAt: string;
            /**
             * Format: date-time
             * @description When it is forgotten if nobody goes on with it
             */
            keptUntil: string;
        };
        Ground: {
            /** @example appraisal */
            key: string;
            /** @example 鉴定 */
            text: string;
            legalBasis: string;
        };
        ClockStop: {
            /** @example 4503599627370497 */
            clockStopKey: string;
            /** @example 4503599627370497 */
            decisionProcessInstanceKey: string;
            /** @enum {string} */
            state: "ENDED" | "PROPOSED" | "REFUSED" | "RUNNING";
            reason: string;
            reasonText: string;
            legalBasis: string;
            explanation: string;
            /** Format: date */
            expectedUntil: string | null;
            /** Format: date */
            proposedOn: string;
            proposedBy: string;
            proposedByName: string | null;
            decidedByName: string | null;
            decisionText: string | null;
            /** Format: date */
            pausedFrom: string | null;
            /** Format: date */
            pausedTo: string | null;
            resumptionReason: string | null;
            resumedByName: string | null;
            /** @description What the caller does next */
            userTaskKey: string | null;
        };
        Clock: {
            /** @description Whether the caller may propose a stop now */
            mayPropose: boolean;
            grounds: components["schemas"]["Ground"][];
            items: components["schemas"]["ClockStop"][];
        };
        ClockStopProposal: {
            /**
             * @description A ground of the list
             * @example appraisal
             */
            reason: string;
            /** @description What has to be waited for, 10 characters or more */
            explanation: string;
            /**
             * Format: date
             * @default null
             */
            expectedUntil?: string | null;
        };
        ProposedClockStop: {
            /** @example 4503599627370497 */
            clockStopKey: string;
            /**
             * @description The case in which it is decided
             * @example 4503599627370497
             */
            decisionProcessInstanceKey: string;
        };
        CorrectionProposal: {
            /**
             * @description Name: new value
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
            reason: string;
            /** @default 0 */
            scopeKey?: number;
            /**
             * @description Tried again with the new values
             * @default null
             * @example 4503599627370497
             */
            incidentKey?: string | null;
        };
        Correction: {
            /** @example 4503599627370497 */
            correctionKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
            processDefinitionId: string;
            businessKey: string | null;
            scopeKey: number;
            /** @example 4503599627370497 */
            incidentKey: string | null;
            /** @description Old values, for whoever decides and for auditors; else null */
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            };
            reason: string;
            /** @enum {string} */
            state: "PROPOSED" | "APPROVED" | "REJECTED";
            /**
             * Format: date
             * @description The last day on which it may be approved
             */
            expiresOn: string;
            /** @description What changed since it was proposed: it cannot be approved */
            stale: string[];
            isExpired: boolean;
            /** @description The case ended before it was decided on */
            isEnded: boolean;
            proposedBy: string;
            proposedByName: string | null;
            /** Format: date-time */
            proposedAt: string;
            decidedBy: string | null;
            decidedByName: string | null;
            /** Format: date */
            decidedOn: string | null;
            opinion: string | null;
        };
        Corrections: {
            items: components["schemas"]["Correction"][];
        };
        CorrectionOpinion: {
            opinion: string;
        };
        HistoryEvent: {
            seq: number;
            /** Format: date-time */
            at: string;
            actor: string;
            /** @description null: of nobody we know */
            actorName: string | null;
            onBehalfOf: string | null;
            onBehalfOfName: string | null;
            /** @example user-task-completed */
            type: string;
            /** @description The type, for people */
            label: string;
            elementId: string | null;
            /** @example 4503599627370497 */
            elementInstanceKey: string | null;
            /** @example 4503599627370497 */
            scopeKey: string;
            data: {
                [key: string]: unknown;
            };
            /** @description SHA-256 over this event and the hash before it */
            readonly hash: string;
        };
        HistoryPage: {
            items: components["schemas"]["HistoryEvent"][];
            page: components["schemas"]["PageAnswer"];
        };
        TakenFlow: {
            sequenceFlowId: string;
            times: number;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
        };
        VisitedElement: {
            elementId: string;
            started: number;
            completed: number;
            cancelled: number;
        };
        Path: {
            sequenceFlows: components["schemas"]["TakenFlow"][];
            elements: components["schemas"]["VisitedElement"][];
        };
        HistoryFinding: {
            /** @example 4503599627370497 */
            processInstanceKey: string | null;
            /** @description The first bad event */
            seq: number | null;
            /** @example changed */
            problem: string;
            message: string;
            /** @description Of a row beside history, its table */
            table: string | null;
            /** @description The key of that row */
            row: string | null;
            /** @description What history says, hidden values by their hash */
            expected: {
                [key: string]: unknown;
            };
            /** @description What the row holds */
            found: {
                [key: string]: unknown;
            };
        };
        InstanceVerification: {
            isIntact: boolean;
            events: number;
            /** @description The newest that seals this case */
            checkpoint: number | null;
            sealedAt: string | null;
            /** @description Sealed up to this event */
            sealedSeq: number | null;
            finding: components["schemas"]["HistoryFinding"] | null;
        };
        Verification: {
            isIntact: boolean;
            chains: number;
            events: number;
            checkpoints: number;
            signatures: number;
            sealedHeads: number;
            /** @description There are more findings than are told */
            incomplete: boolean;
            findings: components["schemas"]["HistoryFinding"][];
        };
        TaskStanding: {
            /**
             * Format: date
             * @description Last day, in Shanghai
             */
            dueOn: string;
            /** @description After today; 0 on the last day, negative for those it is late by */
            remainingWorkingDays: number;
            isLate: boolean;
            usedWorkingDays: number;
            totalWorkingDays: number;
            /** @enum {string} */
            light: "green" | "yellow" | "red";
        };
        ListedTask: {
            /** @example 4503599627370497-3 */
            userTaskKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
            processDefinitionId: string;
            processName: string;
            businessKey: string | null;
            /** @enum {string} */
            instanceStatus: "active" | "suspended" | "completed" | "cancelled";
            startedBy: string;
            /** Format: date-time */
            startedAt: string;
            elementId: string;
            name: string;
            lane: string | null;
            /** @enum {string} */
            state: "open" | "completed" | "cancelled";
            assignee: string | null;
            /** Format: date-time */
            creationDate: string;
            /** Format: date-time */
            claimedAt: string | null;
            /** Format: date-time */
            dueDate: string | null;
            /** Format: date-time */
            followUpDate: string | null;
            priority: number;
            formId: string | null;
            /** Format: date-time */
            completionDate: string | null;
            completedBy: string | null;
            /** @description What `gongzhi:summary` names */
            summary: components["schemas"]["SummaryField"][];
            /** @description The id itself where no name is known */
            startedByName: string;
            assigneeName: string | null;
            /** @description null: no due date, or done */
            standing: components["schemas"]["TaskStanding"] | null;
        };
        UserTaskPage: {
            items: components["schemas"]["ListedTask"][];
            page: components["schemas"]["PageAnswer"];
            /** @description Not every case whose number begins so was looked at: search for more of it */
            isPartial: boolean;
        };
        UserTaskFilter: {
            processDefinitionId?: string;
            elementId?: string;
            /** @description For the list `all` */
            assignee?: string;
            /**
             * Format: date-time
             * @description This date or later
             */
            dueFrom?: string;
            /** Format: date-time */
            dueBefore?: string;
            priorityFrom?: number;
            priorityTo?: number;
            /** @description In the name of task or process, or at the beginning of a part of the business key or of what the summary shows */
            text?: string;
        };
        UserTaskSearch: {
            /**
             * @description `mine`: held by the caller; `offered`: to the caller, and nobody holds it; `todo`: both; `done`: by the caller; `all`: open tasks of every case that the caller may see
             * @default todo
             * @enum {string}
             */
            list?: "todo" | "mine" | "offered" | "done" | "all";
            /**
             * @description What is done is sorted by when it was
             * @default created
             * @enum {string}
             */
            sort?: "created" | "due" | "priority";
            /** @default false */
            descending?: boolean;
            filter?: components["schemas"]["UserTaskFilter"];
            page?: components["schemas"]["PageRequest"];
        };
        InboxCount: {
            value: number;
            /** @description There are more than that */
            isMore: boolean;
        };
        InboxCounts: {
            todo: components["schemas"]["InboxCount"];
            mine: components["schemas"]["InboxCount"];
            offered: components["schemas"]["InboxCount"];
            done: components["schemas"]["InboxCount"];
            started: components["schemas"]["InboxCount"];
        };
        WaitingFor: {
            elementId: string;
            name: string;
            assignee: string | null;
            /** Format: date-time */
            dueDate: string | null;
            assigneeName: string | null;
        };
        StartedItem: {
            /** @example 4503599627370497 */
            processInstanceKey: string;
            processDefinitionId: string;
            processName: string;
            businessKey: string | null;
            /** @enum {string} */
            status: "active" | "suspended" | "completed" | "cancelled";
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            incidentCount: number;
            waitingFor: components["schemas"]["WaitingFor"][];
            /** @description Of its newest user task: what the case is about */
            summary: components["schemas"]["SummaryField"][];
        };
        StartedPage: {
            items: components["schemas"]["StartedItem"][];
            page: components["schemas"]["PageAnswer"];
        };
        File: {
            /**
             * @description What a form's file field is filled in with
             * @example 4503599627370497
             */
            fileKey: string;
            name: string;
            /** @example pdf */
            type: string;
            /** @description Bytes */
            size: number;
            sha256: string;
            uploadedBy: string;
            /** Format: date-time */
            uploadedAt: string;
        };
        UserTask: {
            /** @example 4503599627370497-3 */
            userTaskKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
            elementId: string;
            name: string;
            lane: string | null;
            /** @enum {string} */
            state: "open" | "completed" | "cancelled";
            assignee: string | null;
            candidateUsers: string[];
            candidateGroups: string[];
            /** Format: date-time */
            dueDate: string | null;
            priority: number;
            formId: string | null;
            /** Format: date-time */
            creationDate: string;
            completedBy: string | null;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
        };
        AssignedTask: {
            /** @example 4503599627370497-3 */
            userTaskKey: string;
            assignee: string | null;
        };
        Named: {
            id: string;
            /** @description The id itself where no name is known */
            name: string;
        };
        Successors: {
            mayHandOn: boolean;
            items: components["schemas"]["Named"][];
        };
        TaskAssignment: {
            /** @description An account; null: back to the candidates */
            assignee: string | null;
            reason: string;
        };
        TaskCompletion: {
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables?: {
                [key: string]: unknown;
            };
        };
        CompletedTask: {
            /** @example 4503599627370497-3 */
            userTaskKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
            instanceStatus: string;
        };
        TaskChange: {
            /** Format: date-time */
            followUpDate?: string | null;
            priority?: number;
        };
        ChangedTask: {
            /** @example 4503599627370497-3 */
            userTaskKey: string;
            /** Format: date-time */
            followUpDate: string | null;
            priority: number;
        };
        TaskForm: {
            formId: string;
            /**
             * @description The version the task was opened with
             * @example 4503599627370497
             */
            formKey: string;
            /** @description As deployed, for the form viewer */
            schema: {
                [key: string]: unknown;
            };
        };
        TaskVariables: {
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
        };
        Draft: {
            /** @example 4503599627370497-3 */
            userTaskKey: string;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            savedAt: string;
        };
        DraftContent: {
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
        };
        TaskRule: {
            key: string;
            text: string;
            value: unknown;
            unit: string;
            legalBasis: string;
            verifiedTag: string;
        };
        ProofLine: {
            /** Format: date */
            date: string;
            /** @description null: the day does not count */
            number: number | null;
            /** @example working-day */
            reason: string;
            /** @example 国庆节 */
            occasion: string;
        };
        TaskReason: {
            /** @enum {string} */
            kind: "assigned" | "group" | "user" | "open";
            ref: string;
            name: string;
        };
        TaskBarrier: {
            elementId: string;
            name: string;
            doneBy: components["schemas"]["Named"];
        };
        FollowingStep: {
            elementId: string;
            name: string;
            /** @example userTask */
            kind: string;
            conditions: string[];
            /** @description The event that leads there; null: the task done */
            on: string | null;
            groups: components["schemas"]["Named"][];
            users: components["schemas"]["Named"][];
        };
        Guidance: {
            /** @example 4503599627370497-3 */
            userTaskKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
            /** @example 4503599627370497 */
            processDefinitionKey: string;
            processDefinitionId: string;
            processName: string;
            businessKey: string | null;
            /** @enum {string} */
            instanceStatus: "active" | "suspended" | "completed" | "cancelled";
            /** Format: date-time */
            startedAt: string;
            startedBy: components["schemas"]["Named"];
            assignee: components["schemas"]["Named"] | null;
            completedBy: components["schemas"]["Named"] | null;
            /** @description Whether completing it asks for who one is: 403 `confirmation-required` */
            needsSignature: boolean;
            documentation: string;
            legalBasis: string;
            evidence: string;
            rule: components["schemas"]["TaskRule"] | null;
            standing: components["schemas"]["TaskStanding"] | null;
            proof: components["schemas"]["ProofLine"][];
            why: components["schemas"]["TaskReason"][];
            barriers: components["schemas"]["TaskBarrier"][];
            following: components["schemas"]["FollowingStep"][];
            /** @description What `gongzhi:summary` names, as in the inbox */
            summary: components["schemas"]["SummaryField"][];
        };
        TaskSignature: {
            at: string;
            /** @description When the signer last showed who they are */
            confirmedAt: string;
            /** @enum {string} */
            method: "password" | "oidc" | "replay";
            /** @example SHA-256 */
            algorithm: string;
            digest: string;
            isCertified: boolean;
            /** @description In words, for people */
            legalEffect: string;
        };
        TimelineStep: {
            /** @example 4503599627370497-3 */
            userTaskKey: string;
            elementId: string;
            name: string;
            /** @enum {string} */
            state: "open" | "completed" | "cancelled";
            assignee: components["schemas"]["Named"] | null;
            /** Format: date-time */
            creationDate: string;
            /** Format: date-time */
            claimedAt: string | null;
            /** Format: date-time */
            dueDate: string | null;
            /** Format: date-time */
            completionDate: string | null;
            completedBy: components["schemas"]["Named"] | null;
            onBehalfOf: components["schemas"]["Named"] | null;
            offeredTo: components["schemas"]["Named"][];
            filled: components["schemas"]["FilledField"][];
            signature: components["schemas"]["TaskSignature"] | null;
        };
        TimelineSaying: {
            elementId: string;
            /** @example 提出异议 */
            name: string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Named"];
            onBehalfOf: components["schemas"]["Named"] | null;
            filled: components["schemas"]["FilledField"][];
        };
        TimelineFile: {
            /** @example 4503599627370497 */
            fileKey: string;
            name: string;
            /** @example pdf */
            type: string;
            /** @description Bytes */
            size: number;
            sha256: string;
        };
        Timeline: {
            /** Format: date-time */
            startedAt: string;
            startedBy: components["schemas"]["Named"];
            /** Format: date-time */
            endedAt: string | null;
            /** @enum {string} */
            status: "active" | "suspended" | "completed" | "cancelled";
            /** @description What it was started with */
            filled: components["schemas"]["FilledField"][];
            steps: components["schemas"]["TimelineStep"][];
            /** @description As lists tell the case */
            summary: components["schemas"]["SummaryField"][];
            /** @description Outside its tasks */
            said: components["schemas"]["TimelineSaying"][];
            files: components["schemas"]["TimelineFile"][];
            /** @description Whether the caller may have personal data of the case in clear, for a reason */
            mayReveal: boolean;
        };
        JobActivation: {
            /** @example notify-applicant */
            type: string;
            /** @example mailer-1 */
            worker: string;
            /**
             * @description Milliseconds
             * @example 60000
             */
            timeout: number;
            /** @example 10 */
            maxJobsToActivate: number;
            /**
             * @description Milliseconds to wait for a job when there is none
             * @default 0
             */
            requestTimeout?: number;
        };
        ActivatedJob: {
            /** @example 4503599627370497 */
            jobKey: string;
            type: string;
            /** @example 4503599627370497 */
            processInstanceKey: string | null;
            /** @example 4503599627370497 */
            elementInstanceKey: string | null;
            elementId: string | null;
            retries: number;
            worker: string;
            /** Format: date-time */
            deadline: string;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables: {
                [key: string]: unknown;
            };
            customHeaders: {
                [key: string]: unknown;
            };
        };
        ActivatedJobs: {
            jobs: components["schemas"]["ActivatedJob"][];
        };
        JobCompletion: {
            /** @example mailer-1 */
            worker: string;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables?: {
                [key: string]: unknown;
            };
        };
        ReportedJob: {
            /** @example 4503599627370497 */
            jobKey: string;
            retries: number;
            instanceStatus: string | null;
        };
        JobFailure: {
            /** @example mailer-1 */
            worker: string;
            /** @default  */
            errorMessage?: string;
            /**
             * @description Else one less
             * @default null
             */
            retries?: number | null;
            /**
             * @description Milliseconds
             * @default 0
             */
            retryBackOff?: number;
        };
        JobError: {
            /** @example mailer-1 */
            worker: string;
            errorCode: string;
            /** @default  */
            errorMessage?: string;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables?: {
                [key: string]: unknown;
            };
        };
        JobLease: {
            /** @example mailer-1 */
            worker: string;
            /** @description Milliseconds */
            timeout: number;
        };
        ExtendedLease: {
            /** @example 4503599627370497 */
            jobKey: string;
            /** Format: date-time */
            deadline: string;
        };
        MessagePublication: {
            name: string;
            /** @default  */
            correlationKey?: string;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables?: {
                [key: string]: unknown;
            };
            /**
             * @description Milliseconds
             * @default null
             */
            timeToLive?: number | null;
        };
        PublishedMessage: {
            /** @enum {string} */
            outcome: "correlated" | "started" | "buffered" | "discarded";
            /** @example 4503599627370497 */
            processInstanceKey: string | null;
        };
        MessageCorrelation: {
            name: string;
            /** @default  */
            correlationKey?: string;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables?: {
                [key: string]: unknown;
            };
        };
        CorrelatedMessage: {
            /** @enum {string} */
            outcome: "correlated" | "started";
            /** @example 4503599627370497 */
            processInstanceKey: string;
        };
        SignalBroadcast: {
            signalName: string;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            variables?: {
                [key: string]: unknown;
            };
        };
        BroadcastSignal: {
            instances: number;
            startEvents: number;
        };
        IncidentFilter: {
            /** @example 4503599627370497 */
            processInstanceKey?: string;
        };
        IncidentSearch: {
            filter?: components["schemas"]["IncidentFilter"];
            page?: components["schemas"]["PageRequest"];
        };
        Incident: {
            /** @example 4503599627370497 */
            incidentKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string | null;
            /** @example 4503599627370497 */
            elementInstanceKey: string | null;
            /** @example 4503599627370497 */
            jobKey: string | null;
            elementId: string | null;
            errorType: string;
            errorCode: string;
            errorMessage: string;
            detail: string | null;
            /** @enum {string} */
            state: "open" | "resolved";
            /** Format: date-time */
            creationTime: string;
        };
        IncidentPage: {
            items: components["schemas"]["Incident"][];
            page: components["schemas"]["PageAnswer"];
        };
        IncidentResolution: Record<string, never>;
        ResolvedIncident: {
            /** @example 4503599627370497 */
            incidentKey: string;
            /** @description false: it happened again */
            resolved: boolean;
        };
        Overview: {
            activeInstances: components["schemas"]["Counted"];
            suspendedInstances: components["schemas"]["Counted"];
            openTasks: components["schemas"]["Counted"];
            overdueTasks: components["schemas"]["Counted"];
            openIncidents: components["schemas"]["Counted"];
            dueJobs: components["schemas"]["Counted"];
        };
        ExpressionEvaluation: {
            /**
             * @description FEEL; a leading = is allowed
             * @example =amount >= 400
             */
            expression: string;
            /**
             * @example {
             *       "amount": 500
             *     }
             */
            variables?: {
                [key: string]: unknown;
            };
        };
        Position: {
            code?: string;
            message?: string;
            line?: number;
            column?: number;
        };
        ExpressionResult: {
            expression?: string;
            /** @description The value as JSON; dates, times and durations as text */
            result?: unknown;
            /** @description Why a part is null */
            warnings?: components["schemas"]["Position"][];
        };
        DecisionEvaluation: {
            /** @description Id or name of the decision */
            decisionDefinitionId?: string;
            /** @description A DMN model to evaluate instead of a deployed one, for editors */
            xml?: string;
            variables?: {
                [key: string]: unknown;
            };
        };
        DecisionResult: {
            decisionDefinitionId?: string;
            /** @description The value as JSON */
            output?: unknown;
            /** @description Inputs used and rules hit */
            evaluatedDecisions?: unknown;
            /** @description Why a part is null, by element */
            warnings?: {
                [key: string]: unknown;
            }[];
        };
        DecisionDefinitionFilter: {
            decisionDefinitionId?: string;
            version?: number;
            isLatestVersion?: boolean;
        };
        DecisionDefinitionSearch: {
            filter?: components["schemas"]["DecisionDefinitionFilter"];
            page?: components["schemas"]["PageRequest"];
        };
        DecisionDefinition: {
            /** @example 3 */
            version: number;
            /** @example 4503599627370497 */
            deploymentKey: string;
            /** @example so-filing.bpmn */
            resourceName: string;
            /** Format: date-time */
            createdAt: string;
            /** @example 4503599627370497 */
            decisionDefinitionKey: string;
            /** @example dt_track */
            decisionDefinitionId: string;
            name: string;
        };
        DecisionDefinitionPage: {
            items: components["schemas"]["DecisionDefinition"][];
            page: components["schemas"]["PageAnswer"];
        };
        TableCheck: {
            xml: string;
        };
        TableCheckResult: {
            /** @description Per table: overlaps, gaps, unreachable */
            tables?: {
                [key: string]: unknown;
            }[];
        };
        Withdrawal: {
            /**
             * @description Kept with the case
             * @default
             */
            reason?: string;
        };
        WithdrawnApplication: {
            /** @example SJ2026-0001 */
            receiptNo: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
        };
        WithdrawnFunding: {
            /** @example ZZ2026-01-001 */
            grantNo: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
        };
        NewObjection: {
            /** @description Who objects, by name */
            objector: string;
            /** @description To what, and on which grounds */
            text: string;
        };
        TakenGrantObjection: {
            /** @example 4503599627370497 */
            objectionKey: string;
            /**
             * Format: date
             * @description The answer comes until the end of this day
             */
            dueOn: string;
        };
        WithdrawnAssessment: {
            /** @example 4503599627370497 */
            assessmentKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
        };
        CaseCommand: {
            /** @example withdraw-filing */
            command: string;
            /** @description Of the case, as the way of the command wants it */
            number: string;
        };
        CaseCommands: {
            items: components["schemas"]["CaseCommand"][];
        };
        CaseContinuation: {
            /** @example so-filing-renewal */
            processDefinitionId: string;
            /**
             * @description Of its start form
             * @example filingNo
             */
            field: string;
            /** @example BA510104-010-0001 */
            value: string;
        };
        CaseContinuations: {
            items: components["schemas"]["CaseContinuation"][];
        };
        PurchaseReason: {
            /** @description Kept with the case */
            reason: string;
        };
        PurchaseTold: {
            /** @example 4503599627370497 */
            projectKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
        };
        TakenObjection: {
            /** @example 4503599627370497 */
            objectionKey: string;
            /**
             * Format: date
             * @description The answer comes until the end of this day
             */
            dueOn: string;
            /** @example 4503599627370497 */
            projectKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
        };
        SupplementProposal: {
            /** @example 9000.00 */
            amount: string;
            reason: string;
        };
        ProposedSupplement: {
            /** @example HT-GM2026-001-1 */
            contractNo: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
        };
        TakenBack: Record<string, never>;
        TakenBackChallenge: {
            /** @example ZYH-GM2026-001-1 */
            number: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
        };
        Objection: {
            /** @example 4503599627370497 */
            objectionKey: string;
            /**
             * @description Of the notice objected to
             * @example COMPARISON_RESULT
             */
            kind: string;
            /** @example 中选公示 */
            label: string;
            /** @example GM2026-001 */
            reference: string;
            subject: string;
            objector: string;
            text: string;
            /** Format: date */
            raisedOn: string;
            /** Format: date */
            dueOn: string | null;
            /** @enum {string} */
            state: "RAISED" | "ANSWERED";
            /** @enum {string|null} */
            result: "UPHELD" | "REJECTED" | "ENDED" | null;
            answer: string | null;
            /** Format: date */
            answeredOn: string | null;
            /**
             * @description The answer as a paper
             * @example 4503599627370497
             */
            documentKey: string | null;
        };
        ObjectionPage: {
            items: components["schemas"]["Objection"][];
            page: components["schemas"]["PageAnswer"];
        };
        OpeningKeyRegistration: {
            /** Format: byte */
            publicKey: string;
            wrappedPrivateKey: string;
        };
        OpeningKey: {
            /** @example 4503599627370497 */
            openingKeyKey: string;
            /** Format: byte */
            publicKey: string;
            wrappedPrivateKey: string;
        };
        Holder: {
            /** @description Which share of every bid is theirs */
            number: number;
            /** Format: byte */
            publicKey: string;
        };
        Tender: {
            /** @example 4503599627370497 */
            tenderKey: string;
            /** @example 4503599627370497 */
            projectKey: string;
            projectNo: string;
            projectName: string;
            /** @example OPEN_TENDER */
            method: string;
            round: number;
            /**
             * @description QUOTE for the final quotes of a consultation
             * @example BID
             */
            stage: string;
            /** @example OPEN */
            state: string;
            /** Format: date-time */
            closesAt: string;
            envelopeBytes: number;
            threshold: number;
            keyholders: components["schemas"]["Holder"][];
            /** Format: byte */
            receiptKey: string;
        };
        DeskVisit: {
            /** @enum {string} */
            action: "LOOK" | "TAKE" | "BID" | "WITHDRAW";
            /** @example 4503599627370497 */
            organizationKey: string;
            /**
             * Format: byte
             * @default null
             */
            envelope?: string | null;
        };
        Receipt: {
            statement: {
                [key: string]: string;
            };
            /** @description r and s in hexadecimal */
            signature: string;
        };
        DeskAnswer: {
            receipt: components["schemas"]["Receipt"] | null;
            hasTaken: boolean;
            /** @description The documents as HTML, once taken */
            documents: string | null;
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            terms: {
                [key: string]: unknown;
            } | null;
        };
        ReceiptToCheck: {
            statement: {
                [key: string]: string;
            };
            signature: string;
        };
        ReceiptCheck: {
            isValid: boolean;
        };
        WrappedShare: {
            slot: number;
            /** Format: byte */
            wrapped: string;
        };
        SharesToUnwrap: {
            /** Format: byte */
            publicKey: string;
            wrappedPrivateKey: string;
            shares: components["schemas"]["WrappedShare"][];
            /** @description How many there are: what the keyholder agrees to open */
            envelopes: number;
            /** @description SHA-256 over their hashes in hexadecimal, sorted, one a line */
            seals: string;
        };
        Share: {
            slot: number;
            /** Format: byte */
            share: string;
        };
        SharesGiven: {
            shares: components["schemas"]["Share"][];
        };
        SharesTaken: {
            count: number;
        };
        Bid: {
            /** @example 4503599627370497 */
            bidKey: string;
            /** @example 4503599627370497 */
            organizationKey: string;
            bidder: string;
            /** Format: date-time */
            receivedAt: string;
            sealedHash: string;
            state: string;
            price: number | null;
            voidReason: string | null;
        };
        Bids: {
            items: components["schemas"]["Bid"][];
        };
        BidContent: {
            /**
             * @example {
             *       "amount": 400,
             *       "urgent": false
             *     }
             */
            content: {
                [key: string]: unknown;
            };
        };
        Sheet: {
            /** @example 4503599627370497 */
            sheetKey: string;
            /** @example 4503599627370497 */
            bidKey: string;
            member: string;
            memberName: string;
            items: {
                [key: string]: string;
            };
            total: number;
            /** Format: date-time */
            lockedAt: string | null;
        };
        Sheets: {
            items: components["schemas"]["Sheet"][];
        };
        Question: {
            /** @example 4503599627370497 */
            questionKey: string;
            question: string;
            /** Format: date-time */
            dueAt: string;
            answer: string | null;
        };
        Questions: {
            items: components["schemas"]["Question"][];
        };
        QuestionAnswer: {
            /** @example 4503599627370497 */
            organizationKey: string;
            answer: string;
        };
        Clarification: {
            /** @description Article, old text, new text */
            rows: string[][];
            affectsBids: boolean;
            /**
             * Format: date-time
             * @default null
             */
            deadline?: string | null;
        };
        TenderTold: {
            projectNo: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
            closesAt: string;
        };
        Termination: {
            facts: string;
        };
        FoundTender: {
            /** @example 4503599627370497 */
            tenderKey: string;
            /** @example 4503599627370497 */
            projectKey: string;
            projectNo: string;
            round: number;
            /** @example OPEN */
            state: string;
            /** Format: date-time */
            closesAt: string;
        };
        BidQuestion: {
            /** @example 4503599627370497 */
            questionKey: string;
            /** @example 4503599627370497 */
            bidKey: string;
            bidder: string;
            /** @enum {string} */
            kind: "PRICE" | "CLARIFICATION";
            question: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            dueAt: string;
            answer: string | null;
            /** Format: date-time */
            answeredAt: string | null;
        };
        BidQuestions: {
            items: components["schemas"]["BidQuestion"][];
            /** @description Whether the caller chairs the committee that sits */
            mayAsk: boolean;
        };
        BidQuestionToAsk: {
            question: string;
            /** @description How long the bidder may answer */
            minutes: number;
        };
        AskedQuestion: {
            /** @example 4503599627370497 */
            questionKey: string;
            /** @example 4503599627370497 */
            bidKey: string;
            /** Format: date-time */
            dueAt: string;
        };
        Document: {
            /** @example 4503599627370497 */
            documentKey: string;
            /** @example 4503599627370497 */
            processInstanceKey: string;
            /** @example DOC-101 */
            code: string;
            /** @description 文号 */
            number: string | null;
            title: string | null;
            addressee: string;
            /** Format: date */
            issuedOn: string | null;
            issuingUnit: string | null;
            signer: string | null;
            /** @description Of the sheet as it was issued */
            sha256: string | null;
            /** @description null: not printed yet */
            pdfSha256: string | null;
            deliveryMethod: string | null;
            /** Format: date */
            deliveredOn: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Whether the sheets still have their hashes */
            isUnaltered: boolean;
        };
        Documents: {
            items: components["schemas"]["Document"][];
        };
        Remedy: {
            /** @description What may be done against the document */
            text: string;
            /**
             * Format: date
             * @description The last day, counted from delivery
             */
            until: string;
        };
        Delivery: {
            /** @example 4503599627370497 */
            documentKey: string;
            /** @example DOC-109 */
            code: string;
            title: string | null;
            addressee: string;
            /** Format: date */
            issuedOn: string | null;
            /**
             * Format: date
             * @description null: not delivered yet
             */
            deliveredOn: string | null;
            deliveryMethod: string | null;
            /** @description Who took it */
            deliveryReceiver: string | null;
            /** @description What proves it (送达回证) */
            deliveryReceipt: string | null;
            /** @description Whether the caller records its delivery */
            mayRecord: boolean;
            remedies: components["schemas"]["Remedy"][];
        };
        DeliveryMethod: {
            /** @example direct */
            key: string;
            text: string;
            legalBasis: string;
            /** @description What proves a delivery of this kind */
            receipt: string;
        };
        Deliveries: {
            items: components["schemas"]["Delivery"][];
            methods: components["schemas"]["DeliveryMethod"][];
        };
        DeliveryRecord: {
            /**
             * @description A key of the list
             * @example direct
             */
            method: string;
            /**
             * Format: date
             * @description The day it was handed over, or announced
             */
            deliveredOn: string;
            receiver: string;
            /** @description What proves it */
            receipt: string;
            /**
             * @description Why a delivery that is known is changed, 10 characters or more
             * @default null
             */
            reason?: string | null;
        };
        Label: {
            /** @example 街道 */
            zh: string;
            /** @example Sub-district */
            en: string;
        };
        RegisterColumn: {
            /** @example street */
            name: string;
            label: components["schemas"]["Label"];
            /** @enum {string} */
            type: "text" | "number" | "money" | "day" | "time" | "yes-no" | "key";
            /**
             * @description What the codes of this column mean
             * @example {
             *       "FILED": {
             *         "zh": "已备案",
             *         "en": "Filed"
             *       }
             *     }
             */
            words: {
                [key: string]: components["schemas"]["Label"];
            };
        };
        Register: {
            /** @example organization */
            name: string;
            title: components["schemas"]["Label"];
            columns: components["schemas"]["RegisterColumn"][];
            /** @description Where `text` is sought */
            searchedColumns: string[];
        };
        Registers: {
            items: components["schemas"]["Register"][];
        };
        RegisterEntry: {
            /** @example 4503599627370497 */
            entryKey: string;
            version: number;
            /**
             * @description By column; personal data is masked
             * @example {
             *       "name": "示例合唱队"
             *     }
             */
            values: {
                [key: string]: unknown;
            };
            /**
             * @description What the persons, units, organisations and projects in it are called
             * @example {
             *       "created_by": "王受理"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        RegisterTotals: {
            count: number;
            /**
             * @description By column, money as text
             * @example {
             *       "amount": "16630000.00"
             *     }
             */
            sums: {
                [key: string]: unknown;
            };
        };
        RegisterEntryPage: {
            items: components["schemas"]["RegisterEntry"][];
            page: components["schemas"]["PageAnswer"];
            /** @description null: not asked for */
            totals: components["schemas"]["RegisterTotals"] | null;
        };
        RegisterVersion: {
            version: number;
            /** Format: date-time */
            at: string;
            actor: string;
            /** @description null: of nobody we know */
            actorName: string | null;
            onBehalfOf: string | null;
            /** @example 4503599627370497 */
            processInstanceKey: string | null;
            /**
             * Format: date
             * @description The day from which it holds
             */
            effectiveOn: string;
            reason: string | null;
            /**
             * @description Column: [old, new]; `***` stands for what is sealed
             * @example {
             *       "status": [
             *         "FILED",
             *         "REGISTERED"
             *       ]
             *     }
             */
            changes: {
                [key: string]: unknown;
            };
        };
        RegisterPast: {
            versions: components["schemas"]["RegisterVersion"][];
            /** @description Whether the chain of hashes of these lines holds */
            isWhole: boolean;
            /** @description What held on the day asked for; empty before the entry */
            asOf: {
                [key: string]: unknown;
            } | null;
        };
        Reveal: {
            /** @enum {string} */
            part: "address" | "id_no" | "phone" | "political_status";
            /**
             * @description Kept with your name
             * @example 核对证件
             */
            reason: string;
        };
        Revealed: {
            /** @description null: not known of this person */
            value: string | null;
        };
        RevealField: {
            /** @description Kept in the case's history */
            reason: string;
        };
        ChangeGround: {
            /** @example credit-repair */
            key: string;
            text: string;
            legalBasis: string;
        };
        Change: {
            /** @example end-supervision */
            change: string;
            title: string;
            /** @description amount: the new total is told, too */
            asks: string | null;
            grounds: components["schemas"]["ChangeGround"][];
        };
        Changes: {
            items: components["schemas"]["Change"][];
            /**
             * @description The case in which a change is decided, if one is
             * @example 4503599627370497
             */
            underWayProcessInstanceKey: string | null;
        };
        ChangeProposal: {
            /** @example end-supervision */
            change: string;
            /**
             * @description A ground of the list
             * @example credit-repair
             */
            ground: string;
            /** @description 10 characters or more */
            explanation: string;
            /**
             * @default null
             * @example 9000.00
             */
            amount?: string | null;
        };
        ProposedChange: {
            /**
             * @description The case in which it is decided
             * @example 4503599627370497
             */
            processInstanceKey: string;
        };
        Rule: {
            /** @example so-filing.acceptance */
            key: string;
            /** @description A number, a text, or true and false */
            value: unknown;
            /** @description WD working days, CD calendar days, else what is counted */
            unit: string;
            /** Format: date */
            effectiveFrom: string | null;
            /** Format: date */
            effectiveTo: string | null;
            legalBasis: string;
            /** @enum {string} */
            verifiedTag: "DEFAULT" | "MEMORY" | "SECONDARY" | "SEED" | "V" | "V_PART";
            /** @description Not verified in a source: shown as a default */
            isDefault: boolean;
            /** @description Loaded by an administrator, not shipped */
            isLoaded: boolean;
            text: string;
        };
        Rules: {
            items: components["schemas"]["Rule"][];
        };
        NewRule: {
            key: string;
            value: unknown;
            unit: string;
            /** Format: date */
            effectiveFrom: string;
            /**
             * Format: date
             * @default null
             */
            effectiveTo?: string | null;
            legalBasis: string;
            /** @enum {string} */
            verifiedTag: "DEFAULT" | "MEMORY" | "SECONDARY" | "SEED" | "V" | "V_PART";
            text: string;
        };
        RuleProposalCreation: {
            rules: components["schemas"]["NewRule"][];
            reason: string;
        };
        RuleProposal: {
            /** @example 4503599627370497 */
            proposalKey: string;
            rules: components["schemas"]["Rule"][];
            reason: string;
            /** @enum {string} */
            state: "PROPOSED" | "APPROVED" | "REJECTED";
            proposedBy: string;
            /** @description null: of nobody we know */
            proposedByName: string | null;
            /** Format: date-time */
            proposedAt: string;
            decidedBy: string | null;
            decidedByName: string | null;
            /** Format: date */
            decidedOn: string | null;
            opinion: string | null;
        };
        RuleProposals: {
            items: components["schemas"]["RuleProposal"][];
        };
        Rejection: {
            opinion: string;
        };
        CalendarSummary: {
            year: number;
            source: string;
            /** @description Loaded by an administrator, not shipped */
            isLoaded: boolean;
        };
        Calendars: {
            items: components["schemas"]["CalendarSummary"][];
        };
        Calendar: {
            year: number;
            source: string;
            /** @description Loaded by an administrator, not shipped */
            isLoaded: boolean;
            /**
             * @description Day: occasion
             * @example {
             *       "2027-01-01": "元旦"
             *     }
             */
            holidays: {
                [key: string]: string;
            };
            /**
             * @description Day: occasion
             * @example {
             *       "2027-01-01": "元旦"
             *     }
             */
            makeupDays: {
                [key: string]: string;
            };
        };
        CalendarYear: {
            /** @example 国办发明电〔2026〕1号 */
            source: string;
            /**
             * @description Day: occasion
             * @example {
             *       "2027-01-01": "元旦"
             *     }
             */
            holidays: {
                [key: string]: string;
            };
            /**
             * @description Day: occasion
             * @example {
             *       "2027-01-01": "元旦"
             *     }
             */
            makeupDays: {
                [key: string]: string;
            };
        };
        FigureRecords: {
            /** @example organization */
            register: string;
            /**
             * @example [
             *       "status:FILED"
             *     ]
             */
            filters: string[];
            /** @description Entries of this list as of the day, for whoever sees them all */
            total: number;
        };
        FigurePart: {
            /** @example 莲新街道 */
            name: string;
            /** @example 5 */
            value: string;
            records: components["schemas"]["FigureRecords"] | null;
        };
        MadeBy: {
            /** @example SELECT count(*) FROM so_filing WHERE received_on <= :on */
            sql: string;
            /**
             * @example {
             *       "on": "2010-06-01"
             *     }
             */
            parameters: {
                [key: string]: string;
            };
        };
        FigureSource: {
            article: string;
            /** @description The words the figure answers to */
            quote: string;
        };
        Figure: {
            /** @example kpi.filed_total */
            key: string;
            label: components["schemas"]["Label"];
            unit: components["schemas"]["Label"];
            /**
             * @description As it is shown, in its unit
             * @example 149
             */
            value: string;
            /**
             * @description The amount in yuan
             * @example 16630000.00
             */
            exact: string | null;
            parts: components["schemas"]["FigurePart"][];
            queries: components["schemas"]["MadeBy"][];
            source: components["schemas"]["FigureSource"] | null;
            /** @description What was counted, to be asked with `on`; null: not the caller's to read */
            records: components["schemas"]["FigureRecords"] | null;
        };
        Dashboard: {
            /** Format: date */
            on: string;
            figures: components["schemas"]["Figure"][];
        };
        StatisticTitle: {
            /** @example filings-by-street */
            name: string;
            title: components["schemas"]["Label"];
        };
        Statistics: {
            items: components["schemas"]["StatisticTitle"][];
        };
        StatisticColumn: {
            /** @example applications */
            name: string;
            label: components["schemas"]["Label"];
            /** @example number */
            type: string;
            /**
             * @description What the codes of this column mean
             * @example {
             *       "SG": {
             *         "zh": "社会管理",
             *         "en": "…"
             *       }
             *     }
             */
            words: {
                [key: string]: components["schemas"]["Label"];
            };
        };
        Statistic: {
            name: string;
            title: components["schemas"]["Label"];
            /** Format: date */
            on: string;
            columns: components["schemas"]["StatisticColumn"][];
            /**
             * @description By column; money as text
             * @example [
             *       {
             *         "street": "莲新街道",
             *         "applications": 25
             *       }
             *     ]
             */
            rows: {
                [key: string]: unknown;
            }[];
            queries: components["schemas"]["MadeBy"][];
        };
        StandingTitles: {
            items: components["schemas"]["StatisticTitle"][];
        };
        StandingCounts: {
            /** Format: date */
            on: string;
            /**
             * @description Lines by list
             * @example {
             *       "overdue": 3
             *     }
             */
            counts: {
                [key: string]: number;
            };
        };
        StandingLine: {
            /** Format: date-time */
            at: string;
            /**
             * @description 0: the administrators' own history; null: of no single case
             * @example 4503599627370497
             */
            processInstanceKey: string | null;
            businessKey: string | null;
            /** @description Its name */
            process: string | null;
            /** @description The task, the organisation, or the event */
            what: string;
            who: string | null;
            whoName: string | null;
            /** @description The numbers that made it stand here; see the note */
            detail: string | null;
            /** @example purchase_project */
            register: string | null;
            /**
             * @description The entry of the register
             * @example 4503599627370497
             */
            entryKey: string | null;
        };
        StandingList: {
            /** @example overdue */
            name: string;
            title: components["schemas"]["Label"];
            note: components["schemas"]["Label"];
            /** Format: date */
            on: string;
            lines: components["schemas"]["StandingLine"][];
            /** @description Only the newest are shown */
            isCut: boolean;
            queries: components["schemas"]["MadeBy"][];
        };
        RaisedFinding: {
            /**
             * @description Key of the unit that answers
             * @example 010
             */
            unit: string;
            /** @example 审核超期三天 */
            title: string;
            facts: string;
            /** @example 行政许可法第四十二条 */
            legalBasis: string;
            /**
             * @description What it is about
             * @default null
             * @example 4503599627370497
             */
            processInstanceKey?: string | null;
            /**
             * @description The list whose line it was
             * @default null
             */
            standingList?: string | null;
        };
        FindingCase: {
            /**
             * @description The case of the finding
             * @example 4503599627370497
             */
            processInstanceKey: string;
        };
        Export: {
            /**
             * @description For programs
             * @example register:filing
             */
            what: string;
            /** @description For people, as the page calls it */
            title: string;
            /**
             * @description As the page shows them
             * @default
             */
            filters?: string;
            rows: number;
        };
        SignIn: {
            username: string;
            /** Format: password */
            password: string;
        };
        Session: {
            userId: string;
            name: string;
            onBehalfOf: string | null;
            candidateGroups: string[];
            /** @description The same with their names */
            groups: components["schemas"]["Named"][];
            roles: string[];
            supervisedUnits: string[];
            /** @description For the header X-CSRF-Token; null with an API token */
            csrfToken: string | null;
            mustChangePassword: boolean;
            /**
             * @description How the session was opened; null with an API token
             * @enum {string|null}
             */
            method: "password" | "oidc" | null;
            /**
             * @description How many tasks or cases the page lets one choose at once
             * @example 200
             */
            bulkLimit: number;
            /** @description Whether dashboard and statistics are shown to this person */
            readsFigures: boolean;
        };
        PasswordChange: {
            /** Format: password */
            currentPassword: string;
            /** Format: password */
            newPassword: string;
        };
        LoginSession: {
            /** @example 4503599627370497 */
            sessionKey: string;
            userId: string;
            /** @enum {string} */
            method: "password" | "oidc";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            seenAt: string;
            /** Format: date-time */
            expiresAt: string;
            address: string;
            agent: string;
        };
        LoginSessions: {
            items: components["schemas"]["LoginSession"][];
        };
        Token: {
            /** @example 4503599627370497 */
            tokenKey: string;
            userId: string;
            name: string;
            scopes: ("administration" | "jobs" | "read" | "write")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        Tokens: {
            items: components["schemas"]["Token"][];
        };
        TokenIssue: {
            name: string;
            scopes: ("administration" | "jobs" | "read" | "write")[];
            /**
             * @description Until it expires
             * @default 90
             */
            days?: number;
            /**
             * @description A service account; absent: oneself
             * @default null
             */
            userId?: string | null;
        };
        IssuedToken: {
            token: components["schemas"]["Token"];
            /** @description Shown this once; send it as Authorization: Bearer */
            secret: string;
        };
        ConfirmationRequest: {
            /** Format: password */
            password: string;
        };
        Confirmation: {
            /** Format: date-time */
            confirmedAt: string;
            /** @enum {string} */
            method: "password" | "oidc";
            /** @description For which it lets one sign; 0: it is good for one act */
            minutes: number;
        };
        Preference: {
            /** @example inbox.columns */
            name: string;
            /** @description Any JSON, of at most 16 KB */
            value: unknown;
            /** @description Counts how often it was saved */
            version: number;
            /** Format: date-time */
            savedAt: string;
        };
        Preferences: {
            items: components["schemas"]["Preference"][];
        };
        PreferenceContent: {
            value: unknown;
            /** @description Of the one it replaces, as it was read; 0: there was none */
            version: number;
        };
        ProviderOffer: {
            isOffered: boolean;
        };
        Identity: {
            /** @description The provider's `sub` */
            subject: string;
        };
        UserFilter: {
            /** @description Part of an id or a name */
            text?: string;
        };
        UserSearch: {
            filter?: components["schemas"]["UserFilter"];
            page?: components["schemas"]["PageRequest"];
        };
        Person: {
            userId: string;
            name: string;
            /** @enum {string} */
            kind: "person" | "service";
            email: string | null;
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validTo: string | null;
            /** Format: date-time */
            lockedAt: string | null;
        };
        UserPage: {
            items: components["schemas"]["Person"][];
            page: components["schemas"]["PageAnswer"];
        };
        PersonCreation: {
            /** @example wang.fang */
            userId: string;
            name: string;
            /**
             * @default person
             * @enum {string}
             */
            kind?: "person" | "service";
            /** @default null */
            email?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            validFrom?: string | null;
        };
        Holding: {
            userId: string;
            /** @description `post:unit`, a group or a role */
            held: string;
            /** @enum {string} */
            kind: "principal" | "deputy" | "member" | "role";
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validTo: string | null;
        };
        PersonDetail: {
            user: components["schemas"]["Person"];
            posts: components["schemas"]["Holding"][];
            groups: components["schemas"]["Holding"][];
            roles: components["schemas"]["Holding"][];
        };
        PersonChange: {
            name: string;
            /** @default null */
            email?: string | null;
        };
        FirstPassword: {
            /** Format: password */
            password: string;
        };
        Ending: {
            /**
             * Format: date-time
             * @description Absent: now
             * @default null
             */
            at?: string | null;
        };
        HeldTask: {
            userTaskKey: string;
            name: string;
            processName: string;
            businessKey: string | null;
            /** Format: date-time */
            creationDate: string;
            /** Format: date-time */
            dueDate: string | null;
            /** @description Whether somebody else may claim it */
            hasCandidates: boolean;
            processInstanceState: string;
        };
        HeldTasks: {
            items: components["schemas"]["HeldTask"][];
        };
        TasksGivenBack: {
            count: number;
        };
        PostAssignment: {
            /**
             * Format: date-time
             * @default null
             */
            validFrom?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            validTo?: string | null;
            unit: string;
            post: string;
            /**
             * @default principal
             * @enum {string}
             */
            kind?: "principal" | "deputy";
        };
        GroupMembership: {
            /**
             * Format: date-time
             * @default null
             */
            validFrom?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            validTo?: string | null;
            group: string;
        };
        RoleGrant: {
            /**
             * Format: date-time
             * @default null
             */
            validFrom?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            validTo?: string | null;
            /** @enum {string} */
            role: "audit-administrator" | "auditor" | "process-designer" | "security-administrator" | "system-administrator" | "worker";
        };
        Unit: {
            unit: string;
            name: string;
            kind: string;
            parent: string | null;
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validTo: string | null;
        };
        Units: {
            items: components["schemas"]["Unit"][];
        };
        UnitChange: {
            name: string;
            /** @example street */
            kind: string;
            /** @default null */
            parent?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            validFrom?: string | null;
        };
        Post: {
            unit: string;
            post: string;
            name: string;
            supervises: boolean;
            candidateGroup: string;
        };
        Posts: {
            items: components["schemas"]["Post"][];
        };
        PostChange: {
            name: string;
            /**
             * @description Its holders see the cases of the unit and of the units below
             * @default false
             */
            supervises?: boolean;
        };
        PostHolder: {
            userId: string;
            /** @description `post:unit`, a group or a role */
            held: string;
            /** @enum {string} */
            kind: "principal" | "deputy" | "member" | "role";
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validTo: string | null;
            /** @example 王受理 */
            name: string;
        };
        PostHolders: {
            items: components["schemas"]["PostHolder"][];
        };
        Group: {
            group: string;
            name: string;
        };
        Groups: {
            items: components["schemas"]["Group"][];
        };
        GroupChange: {
            name: string;
        };
        Holdings: {
            items: components["schemas"]["Holding"][];
        };
        Notice: {
            /** @example 4503599627370497 */
            noticeKey: string;
            /** @example FILED_GROUP */
            kind: string;
            /** @example 社区社会组织备案名录 */
            label: string;
            subject: string;
            /**
             * @description The frozen copy that was published
             * @example {
             *       "community": "示例社区"
             *     }
             */
            content: {
                [key: string]: unknown;
            };
            /** Format: date */
            publishedOn: string;
            /**
             * Format: date
             * @description Objections until the end of this day; null: no period
             */
            periodEnd: string | null;
            /** @description Whether its period still runs */
            isOpen: boolean;
            /** Format: date-time */
            updatedAt: string;
        };
        NoticePage: {
            items: components["schemas"]["Notice"][];
            page: components["schemas"]["PageAnswer"];
        };
        House: {
            isDemonstration: boolean;
            /** @description To be shown on every page */
            banner: components["schemas"]["Label"] | null;
            /**
             * Format: date-time
             * @description What time it is in this house
             */
            now: string;
        };
    };
    responses: {
        /** @description Bad Request */
        Problem400: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-400",
                 *       "title": "Bad Request",
                 *       "status": 400,
                 *       "code": "http-400"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unauthorized */
        Problem401: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-401",
                 *       "title": "Unauthorized",
                 *       "status": 401,
                 *       "code": "http-401"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Forbidden */
        Problem403: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-403",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "code": "http-403"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not Found */
        Problem404: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-404",
                 *       "title": "Not Found",
                 *       "status": 404,
                 *       "code": "http-404"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Conflict */
        Problem409: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-409",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "code": "http-409"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Precondition Failed */
        Problem412: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-412",
                 *       "title": "Precondition Failed",
                 *       "status": 412,
                 *       "code": "http-412"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request Entity Too Large */
        Problem413: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-413",
                 *       "title": "Request Entity Too Large",
                 *       "status": 413,
                 *       "code": "http-413"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unsupported Media Type */
        Problem415: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-415",
                 *       "title": "Unsupported Media Type",
                 *       "status": 415,
                 *       "code": "http-415"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unprocessable Entity */
        Problem422: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-422",
                 *       "title": "Unprocessable Entity",
                 *       "status": 422,
                 *       "code": "http-422"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Precondition Required */
        Problem428: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-428",
                 *       "title": "Precondition Required",
                 *       "status": 428,
                 *       "code": "http-428"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too Many Requests */
        Problem429: {
            headers: {
                "Content-Language"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:gongzhi:problem:http-429",
                 *       "title": "Too Many Requests",
                 *       "status": 429,
                 *       "code": "http-429"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The same command sent again with the same key acts once and is answered alike */
        IdempotencyKey: string;
        /**
         * @description The `ETag` of what was read; 412 when somebody changed it since
         * @example "7"
         */
        IfMatch: string;
        /** @description The `ETag` of the last answer; 304 when nothing changed since */
        IfNoneMatch: string;
        /** @description With a session: the value of the cookie `gongzhi-csrf` */
        CsrfToken: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createDeployment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description Files .bpmn, .dmn, .form; each name once */
                    resources: string[];
                    name?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    validateDeployment: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description Files .bpmn, .dmn, .form; each name once */
                    resources: string[];
                    name?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceCheck"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    searchDeployments: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeploymentSearch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getDiagramProperties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiagramProperties"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    searchProcessDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessDefinitionSearch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessDefinitionPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getProcessDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessDefinition"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getProcessDefinitionXml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getProcessDefinitionDiagram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagram"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getStartForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    listStartFormOffers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offers"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    searchForms: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormSearch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                formKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    listRunningVersions: {
        parameters: {
            query?: {
                /** @description Else of every process */
                processDefinitionId?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningVersions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    listUses: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsesQuery"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsesList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getRunningElements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningElements"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    createProcessInstance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstanceStart"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedInstance"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    searchProcessInstances: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessInstanceSearch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessInstancePage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getProcessInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instance"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getActiveActivities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activities"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getVariables: {
        parameters: {
            query?: {
                /** @description What this activity sees; else the whole instance */
                elementInstanceKey?: string;
            };
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceVariables"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    suspendProcessInstance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceStatus"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    resumeProcessInstance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceStatus"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    cancelProcessInstance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceStatus"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listStartDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartDrafts"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    getStartDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processDefinitionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartDraft"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    saveStartDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                processDefinitionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartDraftContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedStartDraft"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    deleteStartDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                processDefinitionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    getClockStops: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    proposeStop: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockStopProposal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposedClockStop"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    proposeCorrection: {
        parameters: {
            query?: never;
            header: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The `ETag` of what was read; 412 when somebody changed it since
                 * @example "7"
                 */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionProposal"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
        };
    };
    listCorrections: {
        parameters: {
            query?: {
                state?: "PROPOSED" | "APPROVED" | "REJECTED" | null;
                processInstanceKey?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrections"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    approveCorrection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                correctionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    rejectCorrection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                correctionKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionOpinion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getHistory: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    getPath: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Path"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getDecisions: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    verifyProcessInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceVerification"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    verifyHistory: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    getAdministrativeHistory: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    listUserTasks: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `endCursor` of the page before */
                after?: string | null;
                /** @description `mine`: held by the caller; `offered`: to the caller, and nobody holds it; `todo`: both; `done`: by the caller; `all`: open tasks of every case that the caller may see */
                list?: "todo" | "mine" | "offered" | "done" | "all";
                /** @description What is done is sorted by when it was */
                sort?: "created" | "due" | "priority";
                descending?: boolean;
                processDefinitionId?: string;
                elementId?: string;
                /** @description For the list `all` */
                assignee?: string;
                /** @description This date or later */
                dueFrom?: string;
                dueBefore?: string;
                priorityFrom?: number;
                priorityTo?: number;
                /** @description In the name of task or process, or at the beginning of a part of the business key or of what the summary shows */
                text?: string;
            };
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTaskPage"];
                };
            };
            /** @description Nothing changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    searchUserTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserTaskSearch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTaskPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    countUserTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxCounts"];
                };
            };
            /** @description Nothing changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    listStartedInstances: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `endCursor` of the page before */
                after?: string | null;
                processDefinitionId?: string;
                /** @description At the beginning of a part of the business key, or of what the summary shows */
                text?: string;
            };
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description For `If-None-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedPage"];
                };
            };
            /** @description Nothing changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    downloadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getFileMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getUserTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTask"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    changeUserTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTask"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    claimUserTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedTask"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    releaseUserTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedTask"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    listSuccessors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Successors"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    assignUserTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskAssignment"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedTask"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    completeUserTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCompletion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletedTask"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getUserTaskForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskForm"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getUserTaskVariables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskVariables"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    deleteDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    getGuidance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userTaskKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guidance"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    activateJobs: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobActivation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivatedJobs"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    completeJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobCompletion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedJob"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    failJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobFailure"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedJob"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    throwJobError: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobError"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedJob"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    extendJobLease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                jobKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobLease"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtendedLease"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    publishMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessagePublication"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedMessage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    correlateMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageCorrelation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrelatedMessage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    broadcastSignal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignalBroadcast"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastSignal"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    searchIncidents: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncidentSearch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incidentKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    resolveIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                incidentKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncidentResolution"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvedIncident"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    evaluateExpression: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpressionEvaluation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpressionResult"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    evaluateDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionEvaluation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionResult"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    searchDecisionDefinitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionDefinitionSearch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionDefinitionPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getDecisionDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionDefinition"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getDecisionDefinitionXml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decisionDefinitionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    checkDecisionTables: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TableCheck"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableCheckResult"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    withdrawFiling: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                receiptNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnApplication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    withdrawFilingFollowup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                receiptNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnApplication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    withdrawGrantApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                grantNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnFunding"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    objectToAGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                grantNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewObjection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenGrantObjection"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    withdrawAssessmentApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                assessmentKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnAssessment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getCaseCommands: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseCommands"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getCaseContinuations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseContinuations"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    cancelPurchasePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseReason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    terminateComparisonOrSingleSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseReason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    objectToASelection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewObjection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenObjection"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    objectToASingleSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewObjection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenObjection"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    proposeContractSupplement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                contractNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplementProposal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposedSupplement"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    withdrawChallengeOrComplaint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                challengeNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakenBack"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenBackChallenge"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listOwnObjections: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                /** @description The number of one purchase or grant only */
                reference?: string | null;
                /** @description To one notice only, by its noticeKey */
                notice?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    getOpeningKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningKey"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    registerOpeningKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningKeyRegistration"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getTender: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tender"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    visitDesk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskVisit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    checkReceipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptToCheck"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptCheck"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getShares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharesToUnwrap"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    giveShares: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SharesGiven"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharesTaken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getBids: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bids"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getBid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
                bidKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BidContent"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getScoreSheets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheets"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
                organizationKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Questions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    answerQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                questionKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionAnswer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    clarifyTender: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Clarification"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenderTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    terminateTender: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Termination"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenderTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    findTenderByNumber: {
        parameters: {
            query: {
                projectNo: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundTender"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    getBidQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BidQuestions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    askBidder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                projectKey: string;
                bidKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BidQuestionToAsk"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedQuestion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getLetters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Documents"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    listCaseDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Documents"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getDocumentHtml: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                documentKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getDocumentPdf: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                documentKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Repr-Digest"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    listCaseDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliveries"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    recordDocumentDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                documentKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveryRecord"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    createCasePackage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                processInstanceKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    listRegisters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registers"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    listRegisterEntries: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                /** @description Sought in names and numbers */
                text?: string;
                /** @description `column:value`; several hold together. `a|b`: either; `a..b`: from, to; nothing: empty; `!` before: all others; `organization_id.status:FILED`: of the entry it names; `contract/project_id.state:SIGNED`: of one that names it */
                filter?: string[];
                /** @description The register as it stood on this day */
                on?: string | null;
                /** @description Count and sum all, too */
                totals?: boolean;
            };
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntryPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    getRegisterEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                entryKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterEntry"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    getRegisterEntryHistory: {
        parameters: {
            query?: {
                /** @description What held on this day */
                on?: string | null;
            };
            header?: never;
            path: {
                register: string;
                entryKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterPast"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    revealPersonalData: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                personKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reveal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    revealSealedField: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                sealedKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealField"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listRegisterChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
                entryKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    proposeChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                register: string;
                entryKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProposal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposedChange"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listRules: {
        parameters: {
            query?: {
                /** @description How the keys begin */
                key?: string;
                /** @description Only what is in force on this day */
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    listRuleProposals: {
        parameters: {
            query?: {
                state?: "PROPOSED" | "APPROVED" | "REJECTED" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleProposals"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    proposeRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleProposalCreation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleProposal"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    approveRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                proposalKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleProposal"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    rejectRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                proposalKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleProposal"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listCalendars: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendars"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    putCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarYear"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getDashboard: {
        parameters: {
            query?: {
                /** @description As of this day (default: today) */
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    listStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    getStatistic: {
        parameters: {
            query?: {
                /** @description As of this day (default: today) */
                on?: string | null;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistic"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    listStandingLists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingTitles"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    countStandingLists: {
        parameters: {
            query?: {
                /** @description As of this day (default: today) */
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingCounts"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    getStandingList: {
        parameters: {
            query?: {
                /** @description As of this day (default: today) */
                on?: string | null;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    createFinding: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaisedFinding"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingCase"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    createExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Export"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    putOwnPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginSessions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    revokeOwnSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                sessionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginSessions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
                sessionKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIssue"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedToken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                tokenKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    confirmOwnIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    getPreference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                preference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preference"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    savePreference: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                preference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferenceContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preference"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getProviderOffer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderOffer"];
                };
            };
        };
    };
    beginOidcSignIn: {
        parameters: {
            query?: {
                /** @description Path of ours to come back to */
                returnTo?: string;
                /** @description Have the provider ask for proof although it knows the person: to sign */
                anew?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    endOidcSignIn: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                /** @description The issuer (RFC 9207) */
                iss?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    linkIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Identity"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    searchUsers: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserSearch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonCreation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDetail"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    putPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    userLeaves: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listOpenTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldTasks"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    releaseOpenTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TasksGivenBack"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    lockUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    assignPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAssignment"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    withdrawPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
                unit: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    addToGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupMembership"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    removeFromGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
                group: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    grantRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleGrant"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    revokeRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                userId: string;
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description Absent: now */
                at?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Units"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    putUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    abolishUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    listPosts: {
        parameters: {
            query?: {
                unit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posts"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    putPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                unit: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listPostHolders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
                post: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostHolders"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    listGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Groups"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    putGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same command sent again with the same key acts once and is answered alike */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description With a session: the value of the cookie `gongzhi-csrf` */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listGroupMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holdings"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
        };
    };
    listPublicNotices: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                /** @description Sought in the subjects */
                text?: string;
                /** @description One or several kinds */
                kind?: string[];
            };
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description Nothing changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: components["responses"]["Problem422"];
        };
    };
    getPublicNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                noticeKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description Nothing changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Problem404"];
        };
    };
    getNoticesJsonFeed: {
        parameters: {
            query?: {
                kind?: string[];
            };
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": Record<string, never>;
                };
            };
            /** @description Nothing changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: components["responses"]["Problem422"];
        };
    };
    getNoticesAtomFeed: {
        parameters: {
            query?: {
                kind?: string[];
            };
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description Nothing changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: components["responses"]["Problem422"];
        };
    };
    listPublicOrganizations: {
        parameters: {
            query?: {
                limit?: number;
                after?: string | null;
                /** @description Sought in the subjects */
                text?: string;
            };
            header?: {
                /** @description The `ETag` of the last answer; 304 when nothing changed since */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            /** @description Nothing changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: components["responses"]["Problem422"];
        };
    };
    getHouse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["House"];
                };
            };
        };
    };
}
