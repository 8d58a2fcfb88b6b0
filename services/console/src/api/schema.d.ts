export interface paths {
    "/cards/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page of a wallet card, for whoever has its link */
        get: operations["rewards.showCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{token}/apple": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A wallet card as a file for Apple Wallet; 404 NotConfigured where there are no keys for it */
        get: operations["rewards.cardForApple"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cards/{token}/google": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads to where a wallet card is added to Google Wallet; 404 NotConfigured where there are no keys for it */
        get: operations["rewards.cardForGoogle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page of a coupon, for whoever has its link */
        get: operations["rewards.showCoupon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["api.openApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the actions that services offer, with JSON Schemas of their inputs and of what each exit gives */
        get: operations["catalogue.actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what can be connected, with a JSON Schema of what connecting takes; secret fields say so */
        get: operations["catalogue.connectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/logic-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the steps that the engine runs itself, such as Decision and Delay, with the fields that each takes */
        get: operations["catalogue.logicSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the triggers, with a JSON Schema of the data of their events */
        get: operations["catalogue.triggers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what nobody could handle, of every workspace and of none, newest first */
        get: operations["deadLetters.listAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settles dead letters: puts them back where they came from (replayed), or away for good (discarded). Of a step whose outcome nobody knows one says that it happened (its run goes on by Success, with the output given), that it is to be done again (repeated), or that it failed (its run goes on by Failure) */
        post: operations["deadLetters.settleAny"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows what an invitation is for */
        post: operations["account.showInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts an invitation, and signs in. Who has no account gives a name and a new password; who has one, its password */
        post: operations["account.acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows who is signed in, and in which workspaces */
        get: operations["account.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives oneself another password; other sessions end */
        post: operations["account.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails a link for a new password, if the address has an account; the answer does not say whether */
        post: operations["account.askForReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-reset/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password by the link; all sessions end */
        post: operations["account.reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schemas/workflow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of a workflow definition, for editors and other tools */
        get: operations["api.workflowSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs somebody in by password: the answer sets the cookie of a session */
        post: operations["account.signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session */
        post: operations["account.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the achievements, with those that only events have named */
        get: operations["achievements.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/achievements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an achievement */
        get: operations["achievements.get"];
        /** Defines an achievement */
        put: operations["achievements.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/achievements/{id}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who has an achievement */
        get: operations["engagement.holders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/achievements/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back how an achievement was defined */
        post: operations["achievements.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the keys that were made here, and what keys can be made for */
        get: operations["members.keys"];
        put?: never;
        /** Makes a key for a program, told this once */
        post: operations["members.makeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a key at once */
        post: operations["members.revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who changed what, newest first */
        get: operations["members.auditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/bonus-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the bonus entries that workflows gave */
        get: operations["engagement.bonusEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/bounces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a report about an e-mail, as it came (RFC 3464): delivered, or not. What failed for good gets no more mail */
        post: operations["messaging.takeBounce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/card-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the templates of wallet cards, by their ids */
        get: operations["rewards.listCardTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/card-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a template of wallet cards */
        get: operations["rewards.getCardTemplate"];
        /** Saves a template of wallet cards. Cards that are out take its look at once, and its texts when they are issued again */
        put: operations["rewards.saveCardTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the cards, with those that only events have named */
        get: operations["cards.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/cards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a card */
        get: operations["cards.get"];
        /** Defines a card */
        put: operations["cards.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/cards/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts the entries, contacts, gameplays and prizes of a card */
        get: operations["engagement.cardCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/cards/{id}/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the best scores of a card */
        get: operations["engagement.cardLeaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/cards/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back how a card was defined */
        post: operations["cards.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the vendors and addresses for which steps wait */
        get: operations["connectedApps.closed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/communications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists messages, newest first: all, or those to a contact, of a channel, in a status, or of a workflow */
        get: operations["messaging.findCommunications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/communications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a message to a contact as it was written */
        get: operations["messaging.getCommunication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/communications/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message again, as a message of its own. The same request again is answered as the first time, and sends nothing */
        post: operations["messaging.resendCommunication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/competitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the competitions, with those that only events have named */
        get: operations["competitions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/competitions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a competition */
        get: operations["competitions.get"];
        /** Defines a competition */
        put: operations["competitions.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/competitions/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts the entries, contacts, gameplays and prizes of a competition */
        get: operations["engagement.competitionCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/competitions/{id}/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the best scores of a competition */
        get: operations["engagement.competitionLeaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/competitions/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back how a competition was defined */
        post: operations["competitions.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the connected apps and how they are */
        get: operations["connectedApps.list"];
        put?: never;
        /** Connects an account; refused when a harmless call to it fails, unless `untested` */
        post: operations["connectedApps.connect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a connected app */
        get: operations["connectedApps.get"];
        /** Changes title and settings; a secret that is not given stays as it is */
        put: operations["connectedApps.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what a field of a step can be, where the vendor knows it */
        get: operations["connectedApps.choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps/{id}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets the app and its secrets; refused while workflows use it, unless `evenIfUsed`: their steps then fail */
        post: operations["connectedApps.disconnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds the app: steps that use it wait */
        post: operations["connectedApps.hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a held app go on */
        post: operations["connectedApps.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a harmless call to the account */
        post: operations["connectedApps.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the workflows whose steps use the app */
        get: operations["connectedApps.uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/connected-apps/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries an account with a harmless call, before it is connected */
        post: operations["connectedApps.try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was deleted, and where it was removed from */
        get: operations["contacts.deletions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists exports, newest first */
        get: operations["contacts.listExports"];
        put?: never;
        /** Exports contacts as CSV in the background: all, or those that are found, with all columns or some */
        post: operations["contacts.startExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an export, and how far it is */
        get: operations["contacts.getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-exports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels an export */
        post: operations["contacts.cancelExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the contacts of an export */
        get: operations["contacts.exportedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists imports, newest first */
        get: operations["contacts.listImports"];
        put?: never;
        /** Uploads a file of contacts (CSV, XLSX, XLS), which is then checked; nothing is changed before it is started */
        post: operations["contacts.uploadImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an import, and how far it is */
        get: operations["contacts.getImport"];
        /** Says what the columns of a file are, and which list its contacts are added to; it is checked anew */
        put: operations["contacts.changeImport"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels an import; what it has saved stays */
        post: operations["contacts.cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-imports/{id}/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the rows that are left out, each with its line and the reason */
        get: operations["contacts.rejectedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts an import that was checked */
        post: operations["contacts.startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a merge back */
        post: operations["contacts.undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts contacts, those that were deleted included */
        get: operations["contacts.totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the views that people keep of contacts */
        get: operations["contacts.views"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps a view of contacts: which ones, and what is shown of each */
        put: operations["contacts.saveView"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contact-views/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets a view */
        post: operations["contacts.removeView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds contacts */
        get: operations["contacts.find"];
        put?: never;
        /** Saves a contact: the one that id, email, mobile or anonymousId identifies, or a new one */
        post: operations["contacts.save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{contact}/communications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the messages to a contact, newest first */
        get: operations["messaging.listCommunications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{contact}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what a contact said about messages */
        get: operations["messaging.consents"];
        put?: never;
        /** Keeps what a contact said about messages of a group, or of all */
        post: operations["messaging.setConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{contact}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues coupons to a contact by hand, within the limits of the offer. The same requestId again is answered as the first time */
        post: operations["rewards.issueCoupons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{contact}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the points and tiers of a contact, with what changed them, newest first */
        get: operations["rewards.balance"];
        put?: never;
        /** Gives a contact points, or takes some, by hand. The same requestId again is answered as the first time */
        post: operations["rewards.changePoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{contact}/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a contact into a tier, or takes it out, by hand */
        post: operations["rewards.changeTier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{contact}/vault-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues a wallet card to a contact by hand. The same requestId again is answered as the first time */
        post: operations["rewards.issueCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a contact */
        get: operations["contacts.get"];
        /** Saves the contact with this id */
        put: operations["contacts.saveAs"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the achievements of a contact */
        get: operations["contactEngagement.achievements"];
        put?: never;
        /** Gives a contact an achievement by hand. The same requestId again changes nothing and is answered as the first time */
        post: operations["engagement.assignAchievement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/bonus-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the bonus entries that workflows gave a contact */
        get: operations["contactEngagement.bonusEntries"];
        put?: never;
        /** Gives a contact more entries in a competition by hand, while it is open. The same requestId again changes nothing and is answered as the first time */
        post: operations["engagement.assignBonusEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes values of a contact by hand; null empties one */
        post: operations["contacts.edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the entries of a contact, with hub and time */
        get: operations["contactEngagement.entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says what started for a contact, and what did not and why, newest first; for seven days. Asked about one workflow, also of events that came while it was not in force */
        get: operations["evaluations.ofContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives all that every service knows of a contact, for the contact: as a file that is made while it is sent */
        get: operations["contacts.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/gameplay-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what happened in the gameplays of a contact: actions, uploads, receipts, checkpoints, questions */
        get: operations["contactEngagement.gameplayEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/gameplays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the gameplays of a contact */
        get: operations["contactEngagement.gameplays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how the properties of a contact changed */
        get: operations["contacts.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merges another contact into this one */
        post: operations["contacts.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/merge/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows what this contact and another one would be as one */
        post: operations["contacts.previewMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was merged into a contact */
        get: operations["contacts.merges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/prizes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the prizes of a contact */
        get: operations["contactEngagement.prizes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a contact as a person looks at it */
        get: operations["contacts.profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/properties/{property}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how one field or property of a contact changed, and who changed it */
        get: operations["contacts.propertyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what a contact did and what happened to it, newest first; services that did not answer are named in missing */
        get: operations["contacts.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts contacts; of very many that a filter must look at, it is estimated */
        get: operations["contacts.count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/contacts/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deletes contacts for good: what is known of them goes, a placeholder stays, their runs end */
        post: operations["contacts.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists coupons of a contact, of an offer, in a status, newest first. A page may be short while `next` is there */
        get: operations["rewards.listCoupons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/coupons/{coupon}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a coupon, by its id or its code */
        get: operations["rewards.getCoupon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/coupons/{coupon}/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Redeems a coupon. The same requestId again is answered as the first time; otherwise 409 says when and where it was */
        post: operations["rewards.redeemCoupon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/coupons/{coupon}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a coupon void, for good */
        post: operations["rewards.voidCoupon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what nobody could handle of a workspace, newest first, as many as fit into an answer */
        get: operations["deadLetters.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/dead-letters/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settles dead letters: puts them back where they came from (replayed), or away for good (discarded). Of a step whose outcome nobody knows one says that it happened (its run goes on by Success, with the output given), that it is to be done again (repeated), or that it failed (its run goes on by Failure) */
        post: operations["deadLetters.settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/email-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the e-mail templates, by their ids */
        get: operations["messaging.listEmailTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/email-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an e-mail template */
        get: operations["messaging.getEmailTemplate"];
        /** Saves an e-mail template, once its MJML and its Liquid are found right. Mails from then on are written by it */
        put: operations["messaging.saveEmailTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/email-templates/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows what an e-mail template becomes for a contact, or for nobody */
        post: operations["messaging.previewEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/email-templates/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes an e-mail template. Steps that name it fail from then on */
        post: operations["messaging.removeEmailTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/email-templates/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an e-mail template to an address, to try it */
        post: operations["messaging.sendTestEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists entries */
        get: operations["engagement.entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an entry with what was submitted */
        get: operations["engagement.entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/entries/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds tags to an entry, or removes some, by hand. The same requestId again changes nothing and is answered as the first time */
        post: operations["engagement.changeEntryTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists recorded events, newest first, as far back as a bounded search comes */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a recorded event, if a bounded search finds it; naming its type makes the search reach further back */
        get: operations["events.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/events/{id}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says of each workflow that listens to the trigger of an event whether it started, which condition said no, or that it was not in force then; for seven days */
        get: operations["evaluations.ofEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/gameplay-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what happened in gameplays */
        get: operations["engagement.gameplayEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/gameplays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists gameplays */
        get: operations["engagement.gameplays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/gameplays/{id}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the score of a gameplay, or adds to it, by hand. The same requestId again changes nothing and is answered as the first time */
        post: operations["engagement.assignScore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the hooks: addresses at which others post into the workspace */
        get: operations["hooks.list"];
        put?: never;
        /** Opens a hook. Its address, and the secret that is made for it, are told this once */
        post: operations["hooks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/hooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a hook */
        get: operations["hooks.get"];
        /** Changes a hook; what is not given stays. Another protection has a secret of its own, and the old ones end at once */
        put: operations["hooks.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/hooks/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a hook for good: its address is nobody’s */
        post: operations["hooks.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/hooks/{id}/rotate-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a hook another address, told this once */
        post: operations["hooks.rotateAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/hooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a hook another key or secret; one that is made is told this once */
        post: operations["hooks.rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the invitations that nobody has accepted */
        get: operations["members.invitations"];
        put?: never;
        /** Invites somebody by mail for a week. The link is told this once as well, where there is no mail. An earlier one for the address ends */
        post: operations["members.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/invitations/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an invitation back */
        post: operations["members.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the lists that contacts are on */
        get: operations["contacts.lists"];
        put?: never;
        /** Makes a list */
        post: operations["contacts.makeList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/lists/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a list, and how many were on it day by day */
        get: operations["contacts.list"];
        /** Renames a list, describes it, archives it or takes it back */
        put: operations["contacts.changeList"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/lists/{list}/emails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts contacts on a list by their addresses */
        post: operations["contacts.addByEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/lists/{list}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who is on a list */
        get: operations["contacts.members"];
        put?: never;
        /** Puts contacts on a list and takes others off */
        post: operations["contacts.changeMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who belongs to the workspace, and as what */
        get: operations["members.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes somebody out of the workspace */
        post: operations["members.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/members/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a member another role, at most one’s own */
        post: operations["members.setRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the coupon offers, by their ids */
        get: operations["rewards.listOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a coupon offer, with what is issued and left of it */
        get: operations["rewards.getOffer"];
        /** Saves a coupon offer */
        put: operations["rewards.saveOffer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/offers/{id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds codes to the stock of a coupon offer. Those that it has already change nothing */
        post: operations["rewards.addOfferCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/prize-awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the prizes that were awarded */
        get: operations["engagement.awards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/prizes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the prizes, with those that only events have named */
        get: operations["prizes.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/prizes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a prize */
        get: operations["prizes.get"];
        /** Defines a prize */
        put: operations["prizes.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/prizes/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back how a prize was defined */
        post: operations["prizes.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the loyalty programmes, by their ids */
        get: operations["rewards.listProgrammes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/programmes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a loyalty programme */
        get: operations["rewards.getProgramme"];
        /** Saves a loyalty programme. Tiers that contacts are in stay theirs; a new rule is followed from their next points on */
        put: operations["rewards.saveProgramme"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/programmes/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a loyalty programme in which nobody has points */
        post: operations["rewards.removeProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what contacts may have: fields that all have, and properties of the workspace */
        get: operations["contacts.properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/properties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Defines a property, or changes what is said of it; its id and its type stay */
        put: operations["contacts.saveProperty"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/properties/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets the definition of a property; its values stay */
        post: operations["contacts.removeProperty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/run-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the jobs, newest first */
        get: operations["runJobs.list"];
        put?: never;
        /** Begins to cancel, try again or do anew every run that fits a filter and started before now */
        post: operations["runJobs.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/run-jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how far a job is */
        get: operations["runJobs.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/run-jobs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a job; what is done stays done */
        post: operations["runJobs.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/run-jobs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says how many runs a job would be about */
        post: operations["runJobs.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists runs, newest first */
        get: operations["runs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a run with every step */
        get: operations["runs.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/runs/anew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does runs that are over once more, from the beginning, as new runs */
        post: operations["runs.anew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/runs/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels runs, with everything that they wait for */
        post: operations["runs.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/runs/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts runs by status */
        get: operations["runs.count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/runs/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists runs that do not go on by themselves: lost, or set aside with a dead letter; found last first */
        get: operations["runs.lost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/runs/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists runs that wait for the date they begin at, those that begin first first; cancelling cancels them, too */
        get: operations["runs.pending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/runs/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries runs that failed again, from the steps at which they did */
        post: operations["runs.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the segments, with how many are in each */
        get: operations["contacts.segments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/segments/{segment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a segment, and how far it is filled */
        get: operations["contacts.segment"];
        /** Makes a segment of all who fulfil a condition, or changes its name or condition; tell everybody also tells workflows of those who are in it already */
        put: operations["contacts.saveSegment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/segments/{segment}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who is in a segment */
        get: operations["contacts.segmentMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/segments/{segment}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a segment; the contacts stay */
        post: operations["contacts.removeSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the sites, with those that only events have named */
        get: operations["sites.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a site */
        get: operations["sites.get"];
        /** Defines a site */
        put: operations["sites.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sites/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts the entries, contacts, gameplays and prizes of a site */
        get: operations["engagement.siteCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sites/{id}/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the best scores of a site */
        get: operations["engagement.siteLeaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sites/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back how a site was defined */
        post: operations["sites.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sms-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the SMS templates, by their ids */
        get: operations["messaging.listSmsTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sms-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an SMS template */
        get: operations["messaging.getSmsTemplate"];
        /** Saves an SMS template, once its Liquid is found right. Messages from then on are written by it */
        put: operations["messaging.saveSmsTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sms-templates/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows what an SMS template becomes for a contact, or for nobody, and in how many segments it goes out */
        post: operations["messaging.previewSms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sms-templates/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes an SMS template. Steps that name it fail from then on */
        post: operations["messaging.removeSmsTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/sms-templates/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an SMS template to a number, to try it */
        post: operations["messaging.sendTestSms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/subscription-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the subscription groups */
        get: operations["messaging.listSubscriptionGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/subscription-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Saves a subscription group */
        put: operations["messaging.saveSubscriptionGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/unmailable-addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the addresses and numbers that get nothing more, the latest first */
        get: operations["messaging.listUnmailable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/unmailable-addresses/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that an address or a number works again */
        post: operations["messaging.removeUnmailable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/vault-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists wallet cards of a contact, or of a template */
        get: operations["rewards.listCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the workflows that fit all that is asked. What they start by and listen to is what their drafts say */
        get: operations["workflows.list"];
        put?: never;
        /** Saves a new workflow as a draft */
        post: operations["workflows.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a workflow with its draft and what is wrong with it */
        get: operations["workflows.get"];
        /** Saves the draft under this id; makes the workflow when there is none */
        put: operations["workflows.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freezes the draft as a version and puts it in force */
        post: operations["workflows.activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the workflow for good; its runs and versions stay readable */
        post: operations["workflows.archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/consequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says what publishing the draft, or going back to a version, would mean for runs under way: how many `exit` would end, and which of those that wait `move` can really move */
        get: operations["workflows.consequences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says what changed from one version of a workflow to another, or to the draft */
        get: operations["workflows.diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the draft, or a version, as a document to be imported elsewhere, and lists what that format has no place for */
        get: operations["workflows.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/live-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts one real run of the draft, or of a version, about a contact: with real effects, marked as a test. Filters, re-entry and turns do not keep it from starting */
        post: operations["trying.liveTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists contacts for whom the workflow does not start for a day, because it did again and again */
        get: operations["workflows.locks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/locks/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the workflow start for such a contact again; what it did so far does not count */
        post: operations["workflows.unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts no new runs; those started go on to their ends (drain), or stay where they are until it is resumed (hold) */
        post: operations["workflows.pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the version that was paused in force again */
        post: operations["workflows.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts an older version in force */
        post: operations["workflows.rollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows when a workflow starts by itself: by the version in force, else by the draft */
        get: operations["schedules.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what the draft, or a version, would do for an event: its path, the input of each step, its effects. Nothing happens: services answer with the samples that their actions declare, and waits are passed at once */
        post: operations["trying.try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what keeps the draft from being activated */
        post: operations["workflows.validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the frozen versions, newest first */
        get: operations["workflows.versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a frozen version */
        get: operations["workflows.version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts where runs of a workflow wait, by version and step */
        get: operations["runs.waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/{id}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plays the recorded events of a time through the draft and says what it would do, next to what another version did. Nothing happens: a step that the real run took too, with the same input, is answered as it was; others with samples */
        post: operations["trying.whatIf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Saves a workflow from a JSON document, ours or an export from Kustomer, as a draft, and lists what it could not take over */
        post: operations["workflows.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/schedule/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says when a schedule would fire */
        post: operations["schedules.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what a definition that is not saved would do for an event. Nothing happens */
        post: operations["trying.tryUnsaved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspace}/workflows/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what would keep a definition from being activated */
        post: operations["workflows.validateUnsaved"];
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
        ActionEntryAnswered: {
            /** @enum {string} */
            app?: "needed" | "optional";
            causes?: components["schemas"]["TriggerName"][];
            exits: {
                [key: string]: Record<string, never>;
            };
            input: Record<string, never>;
            name: string;
            onlyApp?: string;
            reachesPerson?: boolean;
            /** @enum {string} */
            repeat: "pure" | "own" | "safe" | "ask" | "never";
            service: string;
            summary: string;
            timeoutMs: number;
            title: string;
        };
        ActivationAnswered: {
            from: number;
            to: number | null;
            version: number;
            /** @enum {string} */
            waitingRuns?: "finish" | "move" | "exit";
        };
        BonusEntriesAnswered: {
            at: number;
            competition: string;
            competitionName: string | null;
            contact: string;
            entries: number;
            step: string;
        };
        /** @description One way out of a Decision, Split or RandomSplit. */
        Branch: {
            name: string;
            /** @description The step that follows; null ends the branch. */
            next: components["schemas"]["NodeId"] | null;
            /** @description Of RandomSplit: its share, against those of the other branches. */
            weight?: number;
            when?: components["schemas"]["Condition"];
        };
        /** @description One comparison. left and right are values: literals, references or templates. */
        Comparison: {
            /** @description True when texts that differ in case only are the same. */
            ignoreCase?: boolean;
            left: unknown;
            /** @enum {string} */
            op: "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "between" | "in" | "notIn" | "contains" | "notContains" | "startsWith" | "endsWith" | "matches" | "exists" | "notExists" | "isEmpty" | "notEmpty" | "before" | "after" | "withinLast" | "withinNext";
            right?: unknown;
        };
        CompetitionEntryAnswered: {
            at: number;
            card: string | null;
            cardTitle: string | null;
            /** @description Null: a form that belongs to no competition. */
            competition: string | null;
            competitionName: string | null;
            contact: string | null;
            disqualifiedReason: string | null;
            /** @description What was submitted. */
            form: Record<string, never> | null;
            gameplay: string | null;
            id: string;
            qualified: boolean | null;
            site: string | null;
            siteName: string | null;
            tags: string[];
        };
        /** @description A condition over a run's data, nested to any depth. An empty all holds, an empty any does not. */
        Condition: {
            all: components["schemas"]["Condition"][];
        } | {
            any: components["schemas"]["Condition"][];
        } | {
            not: components["schemas"]["Condition"];
        } | components["schemas"]["Comparison"];
        Contact: {
            email: string | null;
            firstName: string | null;
            id: string;
            lastName: string | null;
            lists: string[];
            mobile: string | null;
            properties: Record<string, never>;
            tags: string[];
            type: string;
        } & {
            [key: string]: unknown;
        };
        DeadLetterAnswered: {
            at: number;
            deliveries: number;
            id: number;
            item: string;
            reason: string;
            run: string | null;
            seq: number;
            service: string;
            settled: {
                /** @enum {string} */
                as: "replayed" | "discarded" | "happened" | "repeated" | "failed";
                at: number;
            } | null;
            stream: string;
            subject: string;
            undecided: {
                action: string;
                input: Record<string, never>;
                stepId: string;
            } | null;
            workspace: string | null;
        };
        /** @description An ISO 8601 duration such as PT30S or P1D. */
        Duration: string;
        EarnedAchievementAnswered: {
            achievement: string;
            at: number;
            contact: string;
            description: string | null;
            name: string;
            pictureUrl: string | null;
            step: string;
        };
        /** @description An event about the run's contact that ends the run, at once, wherever it stands. */
        EndingRule: {
            event: components["schemas"]["TriggerName"];
            name: string;
            /** @description A condition that sees the event as `event`. */
            when?: components["schemas"]["Condition"];
        };
        EngagementCountsAnswered: {
            /** @description Entries given by workflows. Of a competition only. */
            bonusEntries: number;
            /** @description People with entries that count. */
            contacts: number;
            disqualified: number;
            /** @description Entries that count: all but the disqualified ones. */
            entries: number;
            gameplays: number;
            prizes: number;
        };
        EventAnswered: {
            /** @description When it was accepted, in milliseconds since 1970. */
            acceptedAt: number;
            cardId?: string;
            /** @description Who it is about, as far as the hub knows. */
            contact?: {
                anonymousId?: string;
                /** Format: email */
                email?: string;
                firstName?: string;
                id?: string;
                lastName?: string;
                mobile?: string;
                properties?: Record<string, never>;
                /** @enum {string} */
                type?: "Anonymous" | "Identified" | "Authenticated";
            };
            contactId?: string;
            /** @description What is particular to the trigger. */
            data: Record<string, never>;
            /** @description The hook that received it, when one did, with headers and query. */
            hook?: {
                headers: {
                    [key: string]: string;
                };
                id: string;
                /** @enum {string} */
                kind: "webhook" | "form" | "email" | "mailchimp" | "twilio";
                /**
                 * @description How its caller proved who it is. Absent in events of before this was told.
                 * @enum {string}
                 */
                protection?: "none" | "key" | "signature";
                query: {
                    [key: string]: string | string[];
                };
                title: string;
            };
            /** @description The key under which it was accepted: the same id again changes nothing. */
            id: string;
            /** @description When it happened, as the hub says, in ISO 8601. */
            occurredAt: string;
            /** @description The run that caused it, when a workflow did. */
            origin?: {
                chain: string[];
                depth: number;
                run: string;
                workflow: string;
            };
            /** @description The visitor's session. */
            session?: Record<string, never>;
            siteId?: string;
            /** @description Its trigger. */
            type: components["schemas"]["TriggerName"];
            workspaceId: string;
        } & {
            [key: string]: unknown;
        };
        ExplanationAnswered: {
            /** @description When the event was stored, or the run began. */
            at: number;
            event: string;
            type: string;
            verdict: {
                /** @constant */
                kind: "started";
                run: string;
                /** @enum {string} */
                status: "Pending" | "Running" | "Success" | "Failed" | "Cancelled";
            } | {
                /** @description The path of the first condition that said no, the setting that did, or that it was not in force. */
                because: string;
                /** @constant */
                kind: "notStarted";
                /** @description The same for people. */
                sentence: string;
            } | {
                /** @constant */
                kind: "later";
                /** @description The date that the run waits for. */
                startsAt: number;
            } | {
                /** @constant */
                kind: "unknown";
            };
            /** @description 0: it had none, only a draft. */
            version: number;
            workflow: string;
            workflowName: string;
        };
        FieldProblemAnswered: {
            message: string;
            path: string;
        };
        GameplayAnswered: {
            answers: unknown | null;
            at: number;
            card: string | null;
            cardTitle: string | null;
            cardType: string | null;
            competition: string | null;
            contact: string | null;
            durationMs: number | null;
            endedAt: number | null;
            hubScore: number | null;
            id: string;
            score: number | null;
            scoring: {
                at: number;
                context: string | null;
                /** @enum {string} */
                mode: "set" | "add";
                step: string;
                value: number;
            }[];
            site: string | null;
            siteName: string | null;
            /** @description Null: it has not ended. */
            status: string | null;
        };
        GameplayEventAnswered: {
            at: number;
            card: string | null;
            cardTitle: string | null;
            contact: string | null;
            data: Record<string, never>;
            event: string;
            gameplay: string | null;
            site: string | null;
            siteName: string | null;
            type: string;
        };
        /** @description The step that follows each exit, by the name of the exit. null ends the branch; "*" is any exit not named otherwise. */
        Next: {
            [key: string]: components["schemas"]["NodeId"] | null;
        };
        NodeId: string;
        PassedStepAnswered: {
            branch: string;
            exit: string;
            node: string;
        };
        PrizeAwardAnswered: {
            at: number;
            card: string | null;
            cardTitle: string | null;
            competition: string | null;
            competitionName: string | null;
            contact: string | null;
            /** @description The extra data that the winner gave. */
            form: Record<string, never> | null;
            id: string;
            name: string | null;
            prize: string | null;
            site: string | null;
            siteName: string | null;
            type: string | null;
            value: number | null;
        };
        ProblemAnswered: {
            code: string;
            detail: string;
            errors?: components["schemas"]["FieldProblemAnswered"][];
            status: number;
            title: string;
            type: string;
        };
        RunAnswered: {
            branches: components["schemas"]["RunBranchAnswered"][];
            caller?: string;
            card: string | null;
            contact: string | null;
            /** @constant */
            contactDeleted?: true;
            ended?: {
                at: number;
                reason: {
                    event?: string;
                    /** @enum {string} */
                    kind: "stop" | "goal" | "exit" | "deadline" | "cancelled" | "contactDeleted" | "versionReplaced";
                    message?: string;
                    name?: string;
                };
                /** @enum {string} */
                status: "Success" | "Failed" | "Cancelled";
            };
            event: string;
            finishedAt: number | null;
            id: string;
            /** @enum {string} */
            mode: "live" | "test";
            moved?: {
                at: number;
                version: number;
            };
            occurredAt: string;
            replayOf?: string;
            site: string | null;
            startedAt: number;
            /** @enum {string} */
            status: "Pending" | "Running" | "Success" | "Failed" | "Cancelled";
            steps: components["schemas"]["RunStepAnswered"][];
            trigger: string;
            version: number;
            workflow: string;
            workflowName: string;
            workspace: string;
        };
        RunBranchAnswered: {
            branch: string;
            endedAfter?: number;
            endedAt?: number;
            exit?: string;
            failed?: boolean;
            into?: number;
            items?: number;
            node: string;
            reason?: unknown;
            replayedAt?: number;
            replays?: number;
        };
        RunFilterAnswered: {
            caller?: string;
            card?: string;
            contact?: string;
            event?: string;
            from?: number;
            /** @enum {string} */
            mode?: "live" | "test";
            site?: string;
            status?: ("Pending" | "Running" | "Success" | "Failed" | "Cancelled")[];
            to?: number;
            trigger?: string;
            version?: number;
            versionBelow?: number;
            versionNot?: number;
            workflow?: string;
        };
        RunJobAnswered: {
            /** @enum {string} */
            by: "same" | "active";
            done: number;
            expected: number;
            filter: components["schemas"]["RunFilterAnswered"];
            finishedAt: number | null;
            id: string;
            /** @enum {string} */
            kind: "cancel" | "exit" | "replay" | "anew";
            reason?: string;
            refusals: {
                because: string;
                run: string;
            }[];
            refused: number;
            startedAt: number;
            /** @enum {string} */
            status: "Running" | "Finished" | "Stopped";
            waitsFor: string | null;
            workspace: string;
        };
        RunStepAnswered: {
            action: string;
            attempt: number;
            branch: string;
            error?: components["schemas"]["StepErrorAnswered"];
            exit: string;
            finishedAt: number;
            input: Record<string, never>;
            lane?: {
                app: string | "_";
                endpoint: string;
                service: string;
                workspace: string;
            };
            next: string | null;
            node: string;
            output: Record<string, never>;
            queuedAt: number;
            retryAt?: number;
            startedAt: number;
            /** @enum {string} */
            status: "Success" | "Failed" | "Retrying" | "Waiting" | "Cancelled";
            until?: number;
            visit: number;
            waitingFor?: string;
            warnings?: string[];
        };
        RunSummaryAnswered: {
            caller?: string;
            card: string | null;
            contact: string | null;
            event: string;
            finishedAt: number | null;
            id: string;
            /** @enum {string} */
            mode: "live" | "test";
            occurredAt: string;
            replayOf?: string;
            site: string | null;
            startedAt: number;
            /** @enum {string} */
            status: "Pending" | "Running" | "Success" | "Failed" | "Cancelled";
            trigger: string;
            version: number;
            workflow: string;
            workflowName: string;
            workspace: string;
        };
        /** @description When a workflow starts by itself: either `cron` or `every`. */
        Schedule: {
            /** @description When, as five cron fields (minute, hour, day of month, month, day of week), as six with seconds first, or as a word such as @daily. */
            cron?: string;
            /** @description How often, as an ISO 8601 duration of at least a minute. */
            every?: components["schemas"]["Duration"];
            /** @description The IANA time zone of cron. Without it: the workflow's. */
            timezone?: string;
        };
        /** @description A step. Which of its fields an action takes is said by the action; validation checks it. */
        Step: {
            /** @description What the step does: an action of a service, or a logic step such as Decision. */
            action: string;
            /** @description The ways to go: each has a name, a condition or a weight, and the step that follows. */
            branches?: components["schemas"]["Branch"][];
            /** @description How long the step may take in all, from its first attempt: one that still waits for a vendor then, or would be tried again later, leaves by Failure with the error DeadlinePassed. Without it: as long as it takes. */
            deadline?: components["schemas"]["Duration"];
            /** @description Of ForEach: where each item's own branch begins. */
            each?: components["schemas"]["NodeId"];
            /** @description Of Decision and Split: the step that follows when no branch is taken. */
            else?: components["schemas"]["NodeId"] | null;
            /** @description What the action is given: literals, references and templates. */
            input?: Record<string, never>;
            /** @description What people call the step. */
            name?: string;
            next?: components["schemas"]["Next"];
            notes?: string;
            /**
             * @description What to do when an answer was lost and nobody can tell whether the effect happened.
             * @enum {string}
             */
            onUnknownOutcome?: "park" | "fail" | "repeat";
            /** @description When to try again after an error that may pass. */
            retry?: {
                /** @description Attempts after the first. */
                limit?: number;
                /** @description Give up when this long has passed since the first attempt. Without it: 24 hours. */
                within?: components["schemas"]["Duration"];
            };
            /** @description How long one attempt may take. Without it: the action's own limit. */
            timeout?: components["schemas"]["Duration"];
            /** @description Of a filter: what must hold. */
            when?: components["schemas"]["Condition"];
        };
        StepErrorAnswered: {
            code: string;
            details?: unknown;
            message: string;
            retryable: boolean;
            retryAfterMs?: number;
        };
        /** @description A time of day, such as 09:30. */
        TimeOfDay: string;
        /** @enum {string} */
        TriggerName: "Contact.Identified" | "Contact.PropertyUpdated" | "Contact.Verified.Sso" | "Contact.ListAdded" | "Contact.SegmentEntered" | "Contact.SegmentLeft" | "Contact.AchievementEarned" | "Contact.Merged" | "Contact.Unmerged" | "Gameplay.Action" | "Gameplay.Ended" | "Gameplay.DataCaptured" | "Gameplay.DataCapturedQualified" | "Gameplay.ReceiptValidationSuccess" | "Gameplay.ReceiptValidationRejected" | "Gameplay.TreasureHuntCheckpointCompleted" | "Gameplay.UploadApproved" | "Gameplay.UploadRejected" | "Gameplay.LiveSurveyQuestionAsked" | "Gameplay.LiveSurveyQuestionApproved" | "Gameplay.LiveSurveyQuestionRejected" | "Prize.Awarded" | "Prize.ExtraDataCaptured" | "Card.CoverClicked" | "Loyalty.PointsAwarded" | "Loyalty.PointsRedeemed" | "Loyalty.TierAdded" | "Loyalty.TierRemoved" | "Competition.EntrySubmitted" | "Card.Completed" | "Coupon.Issued" | "Coupon.Redeemed" | "Webhook.Received" | "Form.Received" | "Email.Received" | "Schedule.Fired" | "Workflow.Called";
        WorkflowAnswered: {
            activations: components["schemas"]["ActivationAnswered"][];
            activeVersion: number | null;
            /** @description The card that its draft listens to; null: all */
            card: string | null;
            createdAt: number;
            /** @description A workflow definition. A draft is taken, and shown, with whatever mistakes it has */
            definition: components["schemas"]["WorkflowDefinitionAnswered"] | Record<string, never>;
            held: boolean;
            id: string;
            latestVersion: number;
            name: string;
            /** @description Why it is paused, if that was said: by a person, or because it seems to start itself */
            pausedBecause: string | null;
            /** @description What keeps the draft from being activated */
            problems: components["schemas"]["FieldProblemAnswered"][];
            revision: number;
            /** @description The site that its draft listens to; null: all */
            site: string | null;
            /** @enum {string} */
            status: "Draft" | "Active" | "Paused" | "Archived";
            /** @description What its draft starts by; null when that says nothing */
            trigger: string | null;
            updatedAt: number;
            /** @description What does not, but may do harm */
            warnings: components["schemas"]["FieldProblemAnswered"][];
            workspace: string;
        };
        WorkflowChangeAnswered: {
            fields: {
                /** @description Absent: it is not there any more. */
                after?: unknown;
                /** @description Absent: it was not there. */
                before?: unknown;
                /** @description The exit that it is about. */
                exit?: string;
                /** @description Where it stands in the definition, such as steps.coupon.input.offer. */
                path: string;
            }[];
            /** @constant */
            kind: "workflow.changed";
            /** @enum {string} */
            part: "name" | "description" | "scope" | "trigger" | "settings" | "start" | "imported";
        } | {
            after: components["schemas"]["Step"];
            /** @constant */
            kind: "step.added";
            step: components["schemas"]["NodeId"];
        } | {
            before: components["schemas"]["Step"];
            /** @constant */
            kind: "step.removed";
            step: components["schemas"]["NodeId"];
        } | {
            from: components["schemas"]["NodeId"];
            /** @constant */
            kind: "step.renamed";
            to: components["schemas"]["NodeId"];
        } | {
            fields: {
                /** @description Absent: it is not there any more. */
                after?: unknown;
                /** @description Absent: it was not there. */
                before?: unknown;
                /** @description The exit that it is about. */
                exit?: string;
                /** @description Where it stands in the definition, such as steps.coupon.input.offer. */
                path: string;
            }[];
            /** @constant */
            kind: "step.changed";
            step: components["schemas"]["NodeId"];
        };
        WorkflowDefinition: {
            description?: string;
            /** @description Where it was imported from, as it was given: what has no place here is exported again from there. */
            imported?: {
                document: Record<string, never>;
                /** @constant */
                from: "kustomer";
            };
            name: string;
            /** @description Which events a workflow listens to: all of a workspace, those of one site, or those of one card. */
            scope?: {
                card?: string | null;
                site?: string | null;
                workspace?: string;
            };
            settings?: components["schemas"]["WorkflowSettings"];
            /** @description The step that a run begins with. */
            start: components["schemas"]["NodeId"];
            /** @description The steps by their ids. */
            steps: {
                [key: string]: components["schemas"]["Step"];
            };
            /** @description The events that start a run. */
            trigger: {
                /** @description A condition over the event, seen as `trigger`. */
                filter?: components["schemas"]["Condition"];
                /** @description The run begins at a date of its event, or some time before or after it, instead of at once. */
                relativeTo?: {
                    /** @description The time of that day, on the workflow's clock. Without it: the date's own. */
                    at?: components["schemas"]["TimeOfDay"];
                    /** @description The date, such as {{ trigger.data.startsAt }}. */
                    date: string;
                    /**
                     * @description What to do when that was before the event: nothing (skip), or begin at once (run). Without it: skip.
                     * @enum {string}
                     */
                    ifPast?: "skip" | "run";
                    /** @description How long before (-P3D) or after (P1D) the date. Without it: on the date itself. */
                    offset?: string;
                };
                schedule?: components["schemas"]["Schedule"];
                type: components["schemas"]["TriggerName"];
            };
        };
        WorkflowDefinitionAnswered: {
            description?: string;
            /** @description Where it was imported from, as it was given: what has no place here is exported again from there. */
            imported?: {
                document: Record<string, never>;
                /** @constant */
                from: "kustomer";
            };
            name: string;
            /** @description Which events a workflow listens to: all of a workspace, those of one site, or those of one card. */
            scope?: {
                card?: string | null;
                site?: string | null;
                workspace?: string;
            };
            settings?: components["schemas"]["WorkflowSettingsAnswered"];
            /** @description The step that a run begins with. */
            start: components["schemas"]["NodeId"];
            /** @description The steps by their ids. */
            steps: {
                [key: string]: components["schemas"]["Step"];
            };
            /** @description The events that start a run. */
            trigger: {
                /** @description A condition over the event, seen as `trigger`. */
                filter?: components["schemas"]["Condition"];
                /** @description The run begins at a date of its event, or some time before or after it, instead of at once. */
                relativeTo?: {
                    /** @description The time of that day, on the workflow's clock. Without it: the date's own. */
                    at?: components["schemas"]["TimeOfDay"];
                    /** @description The date, such as {{ trigger.data.startsAt }}. */
                    date: string;
                    /**
                     * @description What to do when that was before the event: nothing (skip), or begin at once (run). Without it: skip.
                     * @enum {string}
                     */
                    ifPast?: "skip" | "run";
                    /** @description How long before (-P3D) or after (P1D) the date. Without it: on the date itself. */
                    offset?: string;
                };
                schedule?: components["schemas"]["Schedule"];
                type: components["schemas"]["TriggerName"];
            };
        };
        WorkflowSettings: {
            /** @description True when a workflow may start itself through its own effects. */
            allowLoop?: boolean;
            /** @description How many of its runs one contact may have at once; others wait, in the order of their events. */
            concurrency?: {
                limit: number;
                /**
                 * @default contact
                 * @constant
                 */
                per: "contact";
            };
            /** @description A run that takes longer than this is ended, as Failed. */
            deadline?: components["schemas"]["Duration"];
            /** @description The contact has left by an event: the run ends as Cancelled. */
            exitRules?: components["schemas"]["EndingRule"][];
            /** @description Reached by an event: the run ends as Success. */
            goals?: components["schemas"]["EndingRule"][];
            /** @description Who is told when a run has failed. */
            onFailure?: {
                notify?: string | string[];
            };
            /** @description When people are left in peace: from one time of day until another, which may be on the next day. */
            quietHours?: {
                from: components["schemas"]["TimeOfDay"];
                /** @description An IANA time zone. Without it: the workflow's. */
                timezone?: string;
                to: components["schemas"]["TimeOfDay"];
            };
            /** @description How often one contact may start it: `limit` times within `within`, or ever. Without it: always. */
            reentry?: {
                limit: number;
                /**
                 * @default contact
                 * @constant
                 */
                per: "contact";
                within?: components["schemas"]["Duration"];
            };
            /** @description The IANA time zone of its clock. Without it: UTC. */
            timezone?: string;
        };
        WorkflowSettingsAnswered: {
            /** @description True when a workflow may start itself through its own effects. */
            allowLoop?: boolean;
            /** @description How many of its runs one contact may have at once; others wait, in the order of their events. */
            concurrency?: {
                limit: number;
                /**
                 * @default contact
                 * @constant
                 */
                per: "contact";
            };
            /** @description A run that takes longer than this is ended, as Failed. */
            deadline?: components["schemas"]["Duration"];
            /** @description The contact has left by an event: the run ends as Cancelled. */
            exitRules?: components["schemas"]["EndingRule"][];
            /** @description Reached by an event: the run ends as Success. */
            goals?: components["schemas"]["EndingRule"][];
            /** @description Who is told when a run has failed. */
            onFailure?: {
                notify?: string | string[];
            };
            /** @description When people are left in peace: from one time of day until another, which may be on the next day. */
            quietHours?: {
                from: components["schemas"]["TimeOfDay"];
                /** @description An IANA time zone. Without it: the workflow's. */
                timezone?: string;
                to: components["schemas"]["TimeOfDay"];
            };
            /** @description How often one contact may start it: `limit` times within `within`, or ever. Without it: always. */
            reentry?: {
                limit: number;
                /**
                 * @default contact
                 * @constant
                 */
                per: "contact";
                within?: components["schemas"]["Duration"];
            };
            /** @description The IANA time zone of its clock. Without it: UTC. */
            timezone?: string;
        };
        WorkflowSummaryAnswered: {
            activeVersion: number | null;
            /** @description The card that its draft listens to; null: all */
            card: string | null;
            createdAt: number;
            held: boolean;
            id: string;
            latestVersion: number;
            name: string;
            /** @description Why it is paused, if that was said: by a person, or because it seems to start itself */
            pausedBecause: string | null;
            revision: number;
            /** @description The site that its draft listens to; null: all */
            site: string | null;
            /** @enum {string} */
            status: "Draft" | "Active" | "Paused" | "Archived";
            /** @description What its draft starts by; null when that says nothing */
            trigger: string | null;
            updatedAt: number;
            workspace: string;
        };
    };
    responses: {
        /** @description Why the request is refused */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemAnswered"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ActionEntryAnswered = components['schemas']['ActionEntryAnswered'];
export type ActivationAnswered = components['schemas']['ActivationAnswered'];
export type BonusEntriesAnswered = components['schemas']['BonusEntriesAnswered'];
export type Branch = components['schemas']['Branch'];
export type Comparison = components['schemas']['Comparison'];
export type CompetitionEntryAnswered = components['schemas']['CompetitionEntryAnswered'];
export type Condition = components['schemas']['Condition'];
export type Contact = components['schemas']['Contact'];
export type DeadLetterAnswered = components['schemas']['DeadLetterAnswered'];
export type Duration = components['schemas']['Duration'];
export type EarnedAchievementAnswered = components['schemas']['EarnedAchievementAnswered'];
export type EndingRule = components['schemas']['EndingRule'];
export type EngagementCountsAnswered = components['schemas']['EngagementCountsAnswered'];
export type EventAnswered = components['schemas']['EventAnswered'];
export type ExplanationAnswered = components['schemas']['ExplanationAnswered'];
export type FieldProblemAnswered = components['schemas']['FieldProblemAnswered'];
export type GameplayAnswered = components['schemas']['GameplayAnswered'];
export type GameplayEventAnswered = components['schemas']['GameplayEventAnswered'];
export type Next = components['schemas']['Next'];
export type NodeId = components['schemas']['NodeId'];
export type PassedStepAnswered = components['schemas']['PassedStepAnswered'];
export type PrizeAwardAnswered = components['schemas']['PrizeAwardAnswered'];
export type ProblemAnswered = components['schemas']['ProblemAnswered'];
export type RunAnswered = components['schemas']['RunAnswered'];
export type RunBranchAnswered = components['schemas']['RunBranchAnswered'];
export type RunFilterAnswered = components['schemas']['RunFilterAnswered'];
export type RunJobAnswered = components['schemas']['RunJobAnswered'];
export type RunStepAnswered = components['schemas']['RunStepAnswered'];
export type RunSummaryAnswered = components['schemas']['RunSummaryAnswered'];
export type Schedule = components['schemas']['Schedule'];
export type Step = components['schemas']['Step'];
export type StepErrorAnswered = components['schemas']['StepErrorAnswered'];
export type TimeOfDay = components['schemas']['TimeOfDay'];
export type TriggerName = components['schemas']['TriggerName'];
export type WorkflowAnswered = components['schemas']['WorkflowAnswered'];
export type WorkflowChangeAnswered = components['schemas']['WorkflowChangeAnswered'];
export type WorkflowDefinition = components['schemas']['WorkflowDefinition'];
export type WorkflowDefinitionAnswered = components['schemas']['WorkflowDefinitionAnswered'];
export type WorkflowSettings = components['schemas']['WorkflowSettings'];
export type WorkflowSettingsAnswered = components['schemas']['WorkflowSettingsAnswered'];
export type WorkflowSummaryAnswered = components['schemas']['WorkflowSummaryAnswered'];
export type ResponseProblem = components['responses']['Problem'];
export type $defs = Record<string, never>;
export interface operations {
    "rewards.showCard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.cardForApple": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apple.pkpass": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.cardForGoogle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.showCoupon": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "api.openApi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "catalogue.actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: components["schemas"]["ActionEntryAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "catalogue.connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connectors: {
                            service: string;
                            settings: Record<string, never>;
                            title: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "catalogue.logicSteps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        logicSteps: {
                            action: string;
                            /** @description The exits that `next` may name */
                            exits: string[];
                            /** @description JSON Schema of its input */
                            input?: Record<string, never>;
                            summary: string;
                            /** @description The fields of a step that it takes, besides those that every step takes */
                            takes: {
                                /** @enum {string} */
                                branches?: "required" | "optional";
                                /** @enum {string} */
                                each?: "required" | "optional";
                                /** @enum {string} */
                                else?: "required" | "optional";
                                /** @enum {string} */
                                input?: "required" | "optional";
                                /** @enum {string} */
                                next?: "required" | "optional";
                                /** @enum {string} */
                                when?: "required" | "optional";
                            };
                            title: string;
                            /** @description Its `when` is asked of an event, seen as `event` */
                            whenSeesEvent?: boolean;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "catalogue.triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        triggers: {
                            data: Record<string, never>;
                            name: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "deadLetters.listAll": {
        parameters: {
            query?: {
                after?: string;
                all?: "true" | "false";
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        letters: components["schemas"]["DeadLetterAnswered"][];
                        next: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "deadLetters.settleAny": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    as: "replayed" | "discarded" | "happened" | "repeated" | "failed";
                    ids: number[];
                    /** @description Of steps that happened: what they gave, for the steps after them. */
                    output?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refused: {
                            because: string;
                            id: number;
                        }[];
                        settled: number[];
                        unknown: number[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "account.showInvitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        hasAccount: boolean;
                        /** @enum {string} */
                        role: "viewer" | "editor" | "admin" | "owner";
                        workspace: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "account.acceptInvitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    password?: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        id: string;
                        name: string;
                        workspaces: {
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                            workspace: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "account.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        id: string;
                        name: string;
                        workspaces: {
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                            workspace: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "account.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    next: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "account.askForReset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "account.reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "api.workflowSchema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        $id: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "account.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        id: string;
                        name: string;
                        workspaces: {
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                            workspace: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "account.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "achievements.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        achievements: {
                            /** @description False: only events have named it, and nobody has defined it. */
                            defined: boolean;
                            description?: string | null;
                            id: string;
                            name: string;
                            pictureUrl?: string | null;
                            /** @description When an event first named it, in milliseconds since 1970. */
                            seenAt: number | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "achievements.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        description?: string | null;
                        id: string;
                        name: string;
                        pictureUrl?: string | null;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "achievements.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string | null;
                    name: string;
                    pictureUrl?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        description?: string | null;
                        id: string;
                        name: string;
                        pictureUrl?: string | null;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.holders": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        achievements: components["schemas"]["EarnedAchievementAnswered"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "achievements.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            createdAt: number;
                            createdBy: string;
                            endsAt: number | null;
                            hint: string;
                            id: string;
                            name: string;
                            scopes: string[];
                            usedAt: number | null;
                        }[];
                        scopes: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.makeKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In ms since 1970; without it: until it is revoked */
                    endsAt?: number;
                    name: string;
                    scopes: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        createdAt: number;
                        createdBy: string;
                        endsAt: number | null;
                        hint: string;
                        id: string;
                        key: string;
                        name: string;
                        scopes: string[];
                        usedAt: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.revokeKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.auditLog": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: {
                            about: {
                                [key: string]: string;
                            };
                            at: number;
                            id: string;
                            status: number | null;
                            what: string;
                            who: {
                                id: string | null;
                                /** @enum {string} */
                                kind: "account" | "key" | "environment";
                                name: string;
                            };
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.bonusEntries": {
        parameters: {
            query?: {
                after?: string;
                competition?: string;
                contact?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bonusEntries: components["schemas"]["BonusEntriesAnswered"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.takeBounce": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    raw: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What became of the message. */
                        became: ("delivered" | "bounced") | null;
                        /** @description The message that it is about; null: none that is known here, or it is on its way still. */
                        communication: string | null;
                        /** @description Addresses that get no more mail. */
                        notMailable: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.listCardTemplates": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        templates: {
                            active: boolean;
                            barcode: {
                                /** @enum {string} */
                                kind: "qr" | "code128" | "pdf417" | "aztec";
                                value: string;
                            } | null;
                            colours: {
                                background: string;
                                foreground: string;
                            };
                            /** @default [] */
                            fields: {
                                label: string;
                                value: string;
                            }[];
                            id: string;
                            logoUrl: string | null;
                            name: string;
                            subtitle: string | null;
                            title: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.getCardTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        barcode: {
                            /** @enum {string} */
                            kind: "qr" | "code128" | "pdf417" | "aztec";
                            value: string;
                        } | null;
                        colours: {
                            background: string;
                            foreground: string;
                        };
                        /** @default [] */
                        fields: {
                            label: string;
                            value: string;
                        }[];
                        id: string;
                        logoUrl: string | null;
                        name: string;
                        subtitle: string | null;
                        title: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.saveCardTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Only then cards are issued.
                     * @default true
                     */
                    active?: boolean;
                    barcode?: {
                        /** @enum {string} */
                        kind: "qr" | "code128" | "pdf417" | "aztec";
                        value: string;
                    } | null;
                    /** @default {} */
                    colours?: {
                        /** @default #1f2a44 */
                        background?: string;
                        /** @default #ffffff */
                        foreground?: string;
                    };
                    /** @default [] */
                    fields?: {
                        label: string;
                        value: string;
                    }[];
                    logoUrl?: string | null;
                    name: string;
                    subtitle?: string | null;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        barcode: {
                            /** @enum {string} */
                            kind: "qr" | "code128" | "pdf417" | "aztec";
                            value: string;
                        } | null;
                        colours: {
                            background: string;
                            foreground: string;
                        };
                        /** @default [] */
                        fields: {
                            label: string;
                            value: string;
                        }[];
                        id: string;
                        logoUrl: string | null;
                        name: string;
                        subtitle: string | null;
                        title: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "cards.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cards: {
                            competition?: string | null;
                            /** @description False: only events have named it, and nobody has defined it. */
                            defined: boolean;
                            id: string;
                            /** @description When an event first named it, in milliseconds since 1970. */
                            seenAt: number | null;
                            site?: string | null;
                            title: string;
                            type?: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "cards.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        competition?: string | null;
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        id: string;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                        site?: string | null;
                        title: string;
                        type?: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "cards.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    competition?: string | null;
                    site?: string | null;
                    title: string;
                    type?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        competition?: string | null;
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        id: string;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                        site?: string | null;
                        title: string;
                        type?: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.cardCounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngagementCountsAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.cardLeaders": {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        places: {
                            at: number;
                            contact: string | null;
                            gameplay: string;
                            rank: number;
                            score: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "cards.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.closed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closed: {
                            lane: {
                                app: string | "_";
                                endpoint: string;
                                workspace: string;
                            };
                            name: string;
                            nextTryAt: number;
                            probes: number;
                            reason: string;
                            service: string;
                            since: number;
                            /** @enum {string} */
                            state: "down" | "limited";
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.findCommunications": {
        parameters: {
            query?: {
                after?: string;
                channel?: "email" | "sms";
                contact?: string;
                limit?: string;
                status?: "queued" | "sent" | "delivered" | "bounced" | "undelivered" | "failed";
                workflow?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        communications: {
                            /** @description When it came back, or the carrier said that it does not arrive. */
                            bouncedAt: number | null;
                            /** @enum {string} */
                            channel: "email" | "sms";
                            contact: string | null;
                            deliveredAt: number | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            id: string;
                            queuedAt: number;
                            /** @description Of an SMS: in how many it goes out. */
                            segments: number | null;
                            sentAt: number | null;
                            source: {
                                card: string | null;
                                /** @constant */
                                kind: "step";
                                run: string;
                                site: string | null;
                                step: string;
                                workflow: string;
                            } | {
                                /** @constant */
                                kind: "resend";
                                of: string;
                            };
                            /** @enum {string} */
                            status: "queued" | "sent" | "delivered" | "bounced" | "undelivered" | "failed";
                            subject: string | null;
                            template: string | null;
                            to: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.getCommunication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When it came back, or the carrier said that it does not arrive. */
                        bouncedAt: number | null;
                        /** @enum {string} */
                        channel: "email" | "sms";
                        contact: string | null;
                        deliveredAt: number | null;
                        failure: {
                            code: string;
                            message: string;
                        } | null;
                        html: string | null;
                        id: string;
                        queuedAt: number;
                        /** @description Of an SMS: in how many it goes out. */
                        segments: number | null;
                        sentAt: number | null;
                        source: {
                            card: string | null;
                            /** @constant */
                            kind: "step";
                            run: string;
                            site: string | null;
                            step: string;
                            workflow: string;
                        } | {
                            /** @constant */
                            kind: "resend";
                            of: string;
                        };
                        /** @enum {string} */
                        status: "queued" | "sent" | "delivered" | "bounced" | "undelivered" | "failed";
                        subject: string | null;
                        template: string | null;
                        text: string;
                        to: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.resendCommunication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    request: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When it came back, or the carrier said that it does not arrive. */
                        bouncedAt: number | null;
                        /** @enum {string} */
                        channel: "email" | "sms";
                        contact: string | null;
                        deliveredAt: number | null;
                        failure: {
                            code: string;
                            message: string;
                        } | null;
                        id: string;
                        queuedAt: number;
                        /** @description Of an SMS: in how many it goes out. */
                        segments: number | null;
                        sentAt: number | null;
                        source: {
                            card: string | null;
                            /** @constant */
                            kind: "step";
                            run: string;
                            site: string | null;
                            step: string;
                            workflow: string;
                        } | {
                            /** @constant */
                            kind: "resend";
                            of: string;
                        };
                        /** @enum {string} */
                        status: "queued" | "sent" | "delivered" | "bounced" | "undelivered" | "failed";
                        subject: string | null;
                        template: string | null;
                        to: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "competitions.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        competitions: {
                            /** @description From then on no bonus entries are given. */
                            closesAt?: string | null;
                            /** @description False: only events have named it, and nobody has defined it. */
                            defined: boolean;
                            /** @description Entries that one contact may submit. Its hub sees to it. */
                            entryLimit?: number | null;
                            id: string;
                            name: string;
                            opensAt?: string | null;
                            /** @description When an event first named it, in milliseconds since 1970. */
                            seenAt: number | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "competitions.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description From then on no bonus entries are given. */
                        closesAt?: string | null;
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        /** @description Entries that one contact may submit. Its hub sees to it. */
                        entryLimit?: number | null;
                        id: string;
                        name: string;
                        opensAt?: string | null;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "competitions.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description From then on no bonus entries are given. */
                    closesAt?: string | null;
                    /** @description Entries that one contact may submit. Its hub sees to it. */
                    entryLimit?: number | null;
                    name: string;
                    opensAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description From then on no bonus entries are given. */
                        closesAt?: string | null;
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        /** @description Entries that one contact may submit. Its hub sees to it. */
                        entryLimit?: number | null;
                        id: string;
                        name: string;
                        opensAt?: string | null;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.competitionCounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngagementCountsAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.competitionLeaders": {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        places: {
                            at: number;
                            contact: string | null;
                            gameplay: string;
                            rank: number;
                            score: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "competitions.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apps: {
                            closed: {
                                lane: {
                                    app: string | "_";
                                    endpoint: string;
                                    workspace: string;
                                };
                                name: string;
                                nextTryAt: number;
                                probes: number;
                                reason: string;
                                since: number;
                                /** @enum {string} */
                                state: "down" | "limited";
                            }[];
                            connector: string;
                            createdAt: number;
                            held: boolean;
                            hints: {
                                [key: string]: string;
                            };
                            id: string;
                            settings: Record<string, never>;
                            title: string;
                            updatedAt: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.connect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    connector: string;
                    id: string;
                    /** @description As the connector’s form has them, secrets among them */
                    settings: Record<string, never>;
                    title?: string;
                    /** @default false */
                    untested?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closed: {
                            lane: {
                                app: string | "_";
                                endpoint: string;
                                workspace: string;
                            };
                            name: string;
                            nextTryAt: number;
                            probes: number;
                            reason: string;
                            since: number;
                            /** @enum {string} */
                            state: "down" | "limited";
                        }[];
                        connector: string;
                        createdAt: number;
                        held: boolean;
                        hints: {
                            [key: string]: string;
                        };
                        id: string;
                        settings: Record<string, never>;
                        title: string;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closed: {
                            lane: {
                                app: string | "_";
                                endpoint: string;
                                workspace: string;
                            };
                            name: string;
                            nextTryAt: number;
                            probes: number;
                            reason: string;
                            since: number;
                            /** @enum {string} */
                            state: "down" | "limited";
                        }[];
                        connector: string;
                        createdAt: number;
                        held: boolean;
                        hints: {
                            [key: string]: string;
                        };
                        id: string;
                        settings: Record<string, never>;
                        title: string;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As the connector’s form has them, secrets among them */
                    settings?: Record<string, never>;
                    title?: string;
                    /** @default false */
                    untested?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closed: {
                            lane: {
                                app: string | "_";
                                endpoint: string;
                                workspace: string;
                            };
                            name: string;
                            nextTryAt: number;
                            probes: number;
                            reason: string;
                            since: number;
                            /** @enum {string} */
                            state: "down" | "limited";
                        }[];
                        connector: string;
                        createdAt: number;
                        held: boolean;
                        hints: {
                            [key: string]: string;
                        };
                        id: string;
                        settings: Record<string, never>;
                        title: string;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.choices": {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        choices: {
                            title: string;
                            value: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    evenIfUsed?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.hold": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closed: {
                            lane: {
                                app: string | "_";
                                endpoint: string;
                                workspace: string;
                            };
                            name: string;
                            nextTryAt: number;
                            probes: number;
                            reason: string;
                            since: number;
                            /** @enum {string} */
                            state: "down" | "limited";
                        }[];
                        connector: string;
                        createdAt: number;
                        held: boolean;
                        hints: {
                            [key: string]: string;
                        };
                        id: string;
                        settings: Record<string, never>;
                        title: string;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        closed: {
                            lane: {
                                app: string | "_";
                                endpoint: string;
                                workspace: string;
                            };
                            name: string;
                            nextTryAt: number;
                            probes: number;
                            reason: string;
                            since: number;
                            /** @enum {string} */
                            state: "down" | "limited";
                        }[];
                        connector: string;
                        createdAt: number;
                        held: boolean;
                        hints: {
                            [key: string]: string;
                        };
                        id: string;
                        settings: Record<string, never>;
                        title: string;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: string;
                        /** @constant */
                        ok: true;
                    } | {
                        /** @constant */
                        ok: false;
                        reason: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.uses": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        workflows: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "connectedApps.try": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    connector: string;
                    /** @description As the connector’s form has them, secrets among them */
                    settings: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: string;
                        /** @constant */
                        ok: true;
                    } | {
                        /** @constant */
                        ok: false;
                        reason: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.deletions": {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deletions: {
                            at: number;
                            by: string;
                            finished: boolean;
                            placeholder: string;
                            removed: {
                                announcements: number;
                                /** @default 0 */
                                auditEntries: number;
                                cards: number;
                                changes: number;
                                /** @default 0 */
                                communications: number;
                                /** @default 0 */
                                consents: number;
                                contacts: number;
                                /** @default 0 */
                                coupons: number;
                                /** @default 0 */
                                deadLetters: number;
                                engagement: number;
                                /** @default 0 */
                                evaluations: number;
                                /** @default 0 */
                                events: number;
                                /** @default 0 */
                                failedBranches: number;
                                identities: number;
                                /** @default 0 */
                                mentions: number;
                                merges: number;
                                /** @default 0 */
                                outcomes: number;
                                /** @default 0 */
                                points: number;
                                /** @default 0 */
                                runJobs: number;
                                /** @default 0 */
                                runs: number;
                                starts: number;
                                /** @default 0 */
                                unmailable: number;
                                /** @default 0 */
                                waiting: number;
                            };
                            /** @default [] */
                            waitsFor: string[];
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.listExports": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exports: {
                            columns: string[];
                            createdAt: number;
                            email: string | null;
                            endedAt: number | null;
                            expected: number | null;
                            expiresAt: number;
                            filter: components["schemas"]["Condition"] | null;
                            id: string;
                            list: string | null;
                            /** @enum {string} */
                            mail: "none" | "due" | "sent" | "refused";
                            rows: number;
                            search: string | null;
                            /** @enum {string} */
                            state: "exporting" | "done" | "failed" | "cancelled" | "withdrawn";
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.startExport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    columns?: string[];
                    /** Format: email */
                    email?: string;
                    filter?: components["schemas"]["Condition"];
                    /** Format: uri */
                    link?: string;
                    list?: string;
                    search?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        createdAt: number;
                        email: string | null;
                        endedAt: number | null;
                        expected: number | null;
                        expiresAt: number;
                        filter: components["schemas"]["Condition"] | null;
                        id: string;
                        list: string | null;
                        /** @enum {string} */
                        mail: "none" | "due" | "sent" | "refused";
                        rows: number;
                        search: string | null;
                        /** @enum {string} */
                        state: "exporting" | "done" | "failed" | "cancelled" | "withdrawn";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.getExport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        createdAt: number;
                        email: string | null;
                        endedAt: number | null;
                        expected: number | null;
                        expiresAt: number;
                        filter: components["schemas"]["Condition"] | null;
                        id: string;
                        list: string | null;
                        /** @enum {string} */
                        mail: "none" | "due" | "sent" | "refused";
                        rows: number;
                        search: string | null;
                        /** @enum {string} */
                        state: "exporting" | "done" | "failed" | "cancelled" | "withdrawn";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.cancelExport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        createdAt: number;
                        email: string | null;
                        endedAt: number | null;
                        expected: number | null;
                        expiresAt: number;
                        filter: components["schemas"]["Condition"] | null;
                        id: string;
                        list: string | null;
                        /** @enum {string} */
                        mail: "none" | "due" | "sent" | "refused";
                        rows: number;
                        search: string | null;
                        /** @enum {string} */
                        state: "exporting" | "done" | "failed" | "cancelled" | "withdrawn";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.exportedRows": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.listImports": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: {
                            bytes: number;
                            checked: {
                                changed: number;
                                created: number;
                                rejected: number;
                                replaced: number;
                                rows: number;
                                unchanged: number;
                            } | null;
                            columns: {
                                field: string;
                                name: string;
                                samples: string[];
                            }[];
                            counts: {
                                changed: number;
                                created: number;
                                rejected: number;
                                replaced: number;
                                rows: number;
                                unchanged: number;
                            };
                            createdAt: number;
                            encoding: string | null;
                            endedAt: number | null;
                            expiresAt: number;
                            format: ("csv" | "xlsx" | "xls") | null;
                            id: string;
                            list: string | null;
                            name: string;
                            problem: string | null;
                            readBytes: number;
                            sheet: string | null;
                            startedAt: number | null;
                            /** @enum {string} */
                            state: "uploading" | "checking" | "checked" | "importing" | "done" | "failed" | "cancelling" | "cancelled";
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.uploadImport": {
        parameters: {
            query?: {
                list?: string;
                name?: string;
                sheet?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "application/vnd.ms-excel": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "text/csv": string;
                "text/tab-separated-values": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        checked: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        } | null;
                        columns: {
                            field: string;
                            name: string;
                            samples: string[];
                        }[];
                        counts: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        };
                        createdAt: number;
                        encoding: string | null;
                        endedAt: number | null;
                        expiresAt: number;
                        format: ("csv" | "xlsx" | "xls") | null;
                        id: string;
                        list: string | null;
                        name: string;
                        problem: string | null;
                        readBytes: number;
                        sheet: string | null;
                        startedAt: number | null;
                        /** @enum {string} */
                        state: "uploading" | "checking" | "checked" | "importing" | "done" | "failed" | "cancelling" | "cancelled";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.getImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        checked: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        } | null;
                        columns: {
                            field: string;
                            name: string;
                            samples: string[];
                        }[];
                        counts: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        };
                        createdAt: number;
                        encoding: string | null;
                        endedAt: number | null;
                        expiresAt: number;
                        format: ("csv" | "xlsx" | "xls") | null;
                        id: string;
                        list: string | null;
                        name: string;
                        problem: string | null;
                        readBytes: number;
                        sheet: string | null;
                        startedAt: number | null;
                        /** @enum {string} */
                        state: "uploading" | "checking" | "checked" | "importing" | "done" | "failed" | "cancelling" | "cancelled";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.changeImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    columns?: {
                        [key: string]: string;
                    };
                    list?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        checked: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        } | null;
                        columns: {
                            field: string;
                            name: string;
                            samples: string[];
                        }[];
                        counts: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        };
                        createdAt: number;
                        encoding: string | null;
                        endedAt: number | null;
                        expiresAt: number;
                        format: ("csv" | "xlsx" | "xls") | null;
                        id: string;
                        list: string | null;
                        name: string;
                        problem: string | null;
                        readBytes: number;
                        sheet: string | null;
                        startedAt: number | null;
                        /** @enum {string} */
                        state: "uploading" | "checking" | "checked" | "importing" | "done" | "failed" | "cancelling" | "cancelled";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.cancelImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        checked: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        } | null;
                        columns: {
                            field: string;
                            name: string;
                            samples: string[];
                        }[];
                        counts: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        };
                        createdAt: number;
                        encoding: string | null;
                        endedAt: number | null;
                        expiresAt: number;
                        format: ("csv" | "xlsx" | "xls") | null;
                        id: string;
                        list: string | null;
                        name: string;
                        problem: string | null;
                        readBytes: number;
                        sheet: string | null;
                        startedAt: number | null;
                        /** @enum {string} */
                        state: "uploading" | "checking" | "checked" | "importing" | "done" | "failed" | "cancelling" | "cancelled";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.rejectedRows": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.startImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bytes: number;
                        checked: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        } | null;
                        columns: {
                            field: string;
                            name: string;
                            samples: string[];
                        }[];
                        counts: {
                            changed: number;
                            created: number;
                            rejected: number;
                            replaced: number;
                            rows: number;
                            unchanged: number;
                        };
                        createdAt: number;
                        encoding: string | null;
                        endedAt: number | null;
                        expiresAt: number;
                        format: ("csv" | "xlsx" | "xls") | null;
                        id: string;
                        list: string | null;
                        name: string;
                        problem: string | null;
                        readBytes: number;
                        sheet: string | null;
                        startedAt: number | null;
                        /** @enum {string} */
                        state: "uploading" | "checking" | "checked" | "importing" | "done" | "failed" | "cancelling" | "cancelled";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.undoMerge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        loser: components["schemas"]["Contact"];
                        merge: {
                            at: number;
                            by: string;
                            byHand: boolean;
                            id: string;
                            loser: string;
                            /** @enum {string} */
                            state: "begun" | "done" | "undoing" | "undone";
                            survivor: string;
                        };
                        survivor: components["schemas"]["Contact"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.totals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deleted: number;
                        live: number;
                        total: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.views": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        views: {
                            columns: string[];
                            createdAt: number;
                            /** @default null */
                            filter: components["schemas"]["Condition"] | null;
                            id: string;
                            /** @default null */
                            list: string | null;
                            name: string;
                            /** @default null */
                            search: string | null;
                            updatedAt: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.saveView": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    columns?: string[];
                    /** @default null */
                    filter?: components["schemas"]["Condition"] | null;
                    /** @default null */
                    list?: string | null;
                    name: string;
                    /** @default null */
                    search?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        createdAt: number;
                        /** @default null */
                        filter: components["schemas"]["Condition"] | null;
                        id: string;
                        /** @default null */
                        list: string | null;
                        name: string;
                        /** @default null */
                        search: string | null;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.removeView": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.find": {
        parameters: {
            query?: {
                after?: string;
                filter?: string;
                limit?: string;
                list?: string;
                search?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: ({
                            avatarUrl: string | null;
                            createdAt: number;
                            email: string | null;
                            firstName: string | null;
                            id: string;
                            lastName: string | null;
                            lastSeenAt: number | null;
                            lists: string[];
                            mobile: string | null;
                            properties: Record<string, never>;
                            segments: string[];
                            tags: string[];
                            type: string;
                            updatedAt: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    anonymousId?: string;
                    /** Format: email */
                    email?: string;
                    firstName?: string;
                    id?: string;
                    lastName?: string;
                    mobile?: string;
                    properties?: Record<string, never>;
                    tags?: string[];
                    /** @enum {string} */
                    type?: "Anonymous" | "Identified" | "Authenticated";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.listCommunications": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                contact: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        communications: {
                            /** @description When it came back, or the carrier said that it does not arrive. */
                            bouncedAt: number | null;
                            /** @enum {string} */
                            channel: "email" | "sms";
                            contact: string | null;
                            deliveredAt: number | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            id: string;
                            queuedAt: number;
                            /** @description Of an SMS: in how many it goes out. */
                            segments: number | null;
                            sentAt: number | null;
                            source: {
                                card: string | null;
                                /** @constant */
                                kind: "step";
                                run: string;
                                site: string | null;
                                step: string;
                                workflow: string;
                            } | {
                                /** @constant */
                                kind: "resend";
                                of: string;
                            };
                            /** @enum {string} */
                            status: "queued" | "sent" | "delivered" | "bounced" | "undelivered" | "failed";
                            subject: string | null;
                            template: string | null;
                            to: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.consents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consents: {
                            at: number;
                            /** @enum {string} */
                            channel: "email" | "sms";
                            group: string;
                            source: string;
                            /** @enum {string} */
                            state: "subscribed" | "unsubscribed";
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.setConsent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "email" | "sms";
                    /** @description A subscription group, or * for all. */
                    group: string;
                    /**
                     * @description Where it was said, such as a form.
                     * @default api
                     */
                    source?: string;
                    /** @enum {string} */
                    state: "subscribed" | "unsubscribed";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consents: {
                            at: number;
                            /** @enum {string} */
                            channel: "email" | "sms";
                            group: string;
                            source: string;
                            /** @enum {string} */
                            state: "subscribed" | "unsubscribed";
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.issueCoupons": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    offer: string;
                    /** @default 1 */
                    quantity?: number;
                    /** @description Of your choice: a repeat of it issues nothing. */
                    requestId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        coupons: {
                            code: string;
                            id: string;
                            link: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.balance": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
                programme?: string;
            };
            header?: never;
            path: {
                contact: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balance: number;
                        /** @description What changed them, newest first. */
                        entries: {
                            at: number;
                            delta: number;
                            /**
                             * @description `merge…`: the contact was merged, and its points went; `unmerge…`: it was undone.
                             * @enum {string}
                             */
                            kind: "award" | "redeem" | "expire" | "tier" | "mergeOut" | "mergeIn" | "unmergeOut" | "unmergeIn";
                            reason: string | null;
                            step: string;
                        }[];
                        next: string | null;
                        tiers: {
                            /** @enum {string} */
                            by: "rule" | "hand";
                            id: string;
                            name: string;
                            since: number;
                        }[];
                        totalPoints: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.changePoints": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "award" | "redeem";
                    points: number;
                    /** @default default */
                    programme?: string;
                    reason?: string | null;
                    /** @description Of your choice: a repeat of it changes nothing. */
                    requestId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balance: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.changeTier": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default default */
                    programme?: string;
                    requestId?: string;
                    /** @description Its id or its name. */
                    tier: string;
                    /** @enum {string} */
                    to: "in" | "out";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: boolean;
                        tiers: {
                            /** @enum {string} */
                            by: "rule" | "hand";
                            id: string;
                            name: string;
                            since: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.issueCard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A card of its own; otherwise the one of this template is written anew.
                     * @default false
                     */
                    another?: boolean;
                    /**
                     * @description What the template's texts see as variables.
                     * @default {}
                     */
                    fields?: Record<string, never>;
                    /** @description Of your choice: a repeat of it issues nothing. */
                    requestId: string;
                    template: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.saveAs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    anonymousId?: string;
                    /** Format: email */
                    email?: string;
                    firstName?: string;
                    lastName?: string;
                    mobile?: string;
                    properties?: Record<string, never>;
                    tags?: string[];
                    /** @enum {string} */
                    type?: "Anonymous" | "Identified" | "Authenticated";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contactEngagement.achievements": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        achievements: components["schemas"]["EarnedAchievementAnswered"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.assignAchievement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    achievement: string;
                    /** @description Of your choice: a repeat of it changes nothing. */
                    requestId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False: the contact had it already. */
                        isNew: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contactEngagement.bonusEntries": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bonusEntries: components["schemas"]["BonusEntriesAnswered"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.assignBonusEntries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    competition: string;
                    count: number;
                    /** @description Of your choice: a repeat of it changes nothing. */
                    requestId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Entries that were given. */
                        entries: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    addTags?: string[];
                    /** @default {} */
                    fields?: {
                        [key: string]: unknown;
                    };
                    /** @default [] */
                    removeTags?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alsoKnownAs: string[];
                        avatarUrl: string | null;
                        behaviour: Record<string, never>;
                        createdAt: number;
                        email: string | null;
                        firstName: string | null;
                        id: string;
                        lastName: string | null;
                        lastSeenAt: number | null;
                        lists: {
                            archived: boolean;
                            id: string;
                            name: string;
                            since: number | null;
                        }[];
                        mobile: string | null;
                        properties: {
                            at: number | null;
                            hidden: boolean;
                            id: string;
                            label: string;
                            pii: boolean;
                            problem?: string;
                            type: ("text" | "number" | "boolean" | "date" | "birthday" | "option" | "dropdown" | "country" | "texts") | null;
                            value: unknown;
                        }[];
                        segments: {
                            id: string;
                            name: string;
                        }[];
                        tags: string[];
                        type: string;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contactEngagement.entries": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["CompetitionEntryAnswered"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "evaluations.ofContact": {
        parameters: {
            query?: {
                from?: string;
                limit?: string;
                workflow?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        explanations: components["schemas"]["ExplanationAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: {
                            changes: {
                                at: number;
                                before: unknown;
                                cause: string;
                                property: string;
                                source: string;
                                value: unknown;
                            }[];
                            contact: components["schemas"]["Contact"];
                            createdAt: number;
                            devices: string[];
                            identities: Record<string, never>[];
                            starts: {
                                at: number;
                                contact: unknown;
                                run: string;
                            }[];
                            updatedAt: number;
                        };
                        engagement: {
                            achievements: components["schemas"]["EarnedAchievementAnswered"][];
                            bonusEntries: components["schemas"]["BonusEntriesAnswered"][];
                            entries: components["schemas"]["CompetitionEntryAnswered"][];
                            gameplays: components["schemas"]["GameplayAnswered"][];
                            prizes: components["schemas"]["PrizeAwardAnswered"][];
                            records: components["schemas"]["GameplayEventAnswered"][];
                        };
                        exportedAt: number;
                        messaging: {
                            communications: {
                                /** @description When it came back, or the carrier said that it does not arrive. */
                                bouncedAt: number | null;
                                /** @enum {string} */
                                channel: "email" | "sms";
                                contact: string | null;
                                deliveredAt: number | null;
                                failure: {
                                    code: string;
                                    message: string;
                                } | null;
                                html: string | null;
                                id: string;
                                queuedAt: number;
                                /** @description Of an SMS: in how many it goes out. */
                                segments: number | null;
                                sentAt: number | null;
                                source: {
                                    card: string | null;
                                    /** @constant */
                                    kind: "step";
                                    run: string;
                                    site: string | null;
                                    step: string;
                                    workflow: string;
                                } | {
                                    /** @constant */
                                    kind: "resend";
                                    of: string;
                                };
                                /** @enum {string} */
                                status: "queued" | "sent" | "delivered" | "bounced" | "undelivered" | "failed";
                                subject: string | null;
                                template: string | null;
                                text: string;
                                to: string;
                            }[];
                            consents: {
                                at: number;
                                /** @enum {string} */
                                channel: "email" | "sms";
                                group: string;
                                source: string;
                                /** @enum {string} */
                                state: "subscribed" | "unsubscribed";
                            }[];
                        };
                        rewards: {
                            accounts: {
                                balance: number;
                                /** @description What changed them, newest first. */
                                entries: {
                                    at: number;
                                    delta: number;
                                    /**
                                     * @description `merge…`: the contact was merged, and its points went; `unmerge…`: it was undone.
                                     * @enum {string}
                                     */
                                    kind: "award" | "redeem" | "expire" | "tier" | "mergeOut" | "mergeIn" | "unmergeOut" | "unmergeIn";
                                    reason: string | null;
                                    step: string;
                                }[];
                                next: string | null;
                                programme: string;
                                tiers: {
                                    /** @enum {string} */
                                    by: "rule" | "hand";
                                    id: string;
                                    name: string;
                                    since: number;
                                }[];
                                totalPoints: number;
                            }[];
                            cards: {
                                contact: string;
                                id: string;
                                issuedAt: number;
                                link: string;
                                template: string;
                                updatedAt: number;
                            }[];
                            coupons: {
                                code: string;
                                contact: string;
                                id: string;
                                issuedAt: number;
                                offer: string;
                                redeemed: {
                                    at: number;
                                    location: string | null;
                                    site: string | null;
                                } | null;
                                /** @enum {string} */
                                status: "issued" | "redeemed" | "expired" | "void";
                                step: string;
                                validUntil: number | null;
                                voided: {
                                    at: number;
                                    reason: string;
                                } | null;
                            }[];
                        };
                        runs: {
                            /** @description With all of their steps; of one that is too large, what lists say of it. */
                            runs: (components["schemas"]["RunAnswered"] | {
                                caller?: string;
                                card: string | null;
                                contact: string | null;
                                event: string;
                                finishedAt: number | null;
                                id: string;
                                /** @enum {string} */
                                mode: "live" | "test";
                                occurredAt: string;
                                replayOf?: string;
                                site: string | null;
                                startedAt: number;
                                /** @enum {string} */
                                status: "Pending" | "Running" | "Success" | "Failed" | "Cancelled";
                                /** @constant */
                                tooLarge: true;
                                trigger: string;
                                version: number;
                                workflow: string;
                                workflowName: string;
                                workspace: string;
                            })[];
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contactEngagement.gameplayEvents": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        records: components["schemas"]["GameplayEventAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contactEngagement.gameplays": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        gameplays: components["schemas"]["GameplayAnswered"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            at: number;
                            before?: unknown;
                            cause?: string;
                            problem?: string;
                            property: string;
                            source: string;
                            value: unknown;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choices?: {
                        [key: string]: "survivor" | "loser";
                    };
                    loser: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contact: components["schemas"]["Contact"];
                        merge: {
                            at: number;
                            by: string;
                            byHand: boolean;
                            id: string;
                            loser: string;
                            /** @enum {string} */
                            state: "begun" | "done" | "undoing" | "undone";
                            survivor: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.previewMerge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    choices?: {
                        [key: string]: "survivor" | "loser";
                    };
                    loser: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contact: components["schemas"]["Contact"];
                        fields: {
                            field: string;
                            loser: unknown;
                            result: unknown;
                            survivor: unknown;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.merges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merges: {
                            at: number;
                            by: string;
                            byHand: boolean;
                            id: string;
                            loser: string;
                            /** @enum {string} */
                            state: "begun" | "done" | "undoing" | "undone";
                            survivor: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contactEngagement.prizes": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        prizes: components["schemas"]["PrizeAwardAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.profile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alsoKnownAs: string[];
                        avatarUrl: string | null;
                        behaviour: Record<string, never>;
                        createdAt: number;
                        email: string | null;
                        firstName: string | null;
                        id: string;
                        lastName: string | null;
                        lastSeenAt: number | null;
                        lists: {
                            archived: boolean;
                            id: string;
                            name: string;
                            since: number | null;
                        }[];
                        mobile: string | null;
                        properties: {
                            at: number | null;
                            hidden: boolean;
                            id: string;
                            label: string;
                            pii: boolean;
                            problem?: string;
                            type: ("text" | "number" | "boolean" | "date" | "birthday" | "option" | "dropdown" | "country" | "texts") | null;
                            value: unknown;
                        }[];
                        segments: {
                            id: string;
                            name: string;
                        }[];
                        tags: string[];
                        type: string;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.propertyHistory": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                property: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            at: number;
                            before: unknown;
                            cause: string;
                            problem?: string;
                            source: string;
                            value: unknown;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.timeline": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "change";
                            what: {
                                at: number;
                                id: string;
                                rows: {
                                    before: unknown;
                                    property: string;
                                    value: unknown;
                                    /** @enum {string} */
                                    what: "type" | "core" | "properties" | "tags" | "lists" | "segments";
                                }[];
                                source: string;
                            };
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "entry";
                            what: components["schemas"]["CompetitionEntryAnswered"];
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "bonus";
                            what: components["schemas"]["BonusEntriesAnswered"];
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "gameplay";
                            what: components["schemas"]["GameplayAnswered"];
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "prize";
                            what: components["schemas"]["PrizeAwardAnswered"];
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "achievement";
                            what: components["schemas"]["EarnedAchievementAnswered"];
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "communication";
                            what: {
                                /** @description When it came back, or the carrier said that it does not arrive. */
                                bouncedAt: number | null;
                                /** @enum {string} */
                                channel: "email" | "sms";
                                contact: string | null;
                                deliveredAt: number | null;
                                failure: {
                                    code: string;
                                    message: string;
                                } | null;
                                id: string;
                                queuedAt: number;
                                /** @description Of an SMS: in how many it goes out. */
                                segments: number | null;
                                sentAt: number | null;
                                source: {
                                    card: string | null;
                                    /** @constant */
                                    kind: "step";
                                    run: string;
                                    site: string | null;
                                    step: string;
                                    workflow: string;
                                } | {
                                    /** @constant */
                                    kind: "resend";
                                    of: string;
                                };
                                /** @enum {string} */
                                status: "queued" | "sent" | "delivered" | "bounced" | "undelivered" | "failed";
                                subject: string | null;
                                template: string | null;
                                to: string;
                            };
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "consent";
                            what: {
                                at: number;
                                /** @enum {string} */
                                channel: "email" | "sms";
                                group: string;
                                source: string;
                                /** @enum {string} */
                                state: "subscribed" | "unsubscribed";
                            };
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "coupon";
                            what: {
                                code: string;
                                contact: string;
                                id: string;
                                issuedAt: number;
                                offer: string;
                                redeemed: {
                                    at: number;
                                    location: string | null;
                                    site: string | null;
                                } | null;
                                /** @enum {string} */
                                status: "issued" | "redeemed" | "expired" | "void";
                                step: string;
                                validUntil: number | null;
                                voided: {
                                    at: number;
                                    reason: string;
                                } | null;
                            };
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "points";
                            what: {
                                at: number;
                                delta: number;
                                /**
                                 * @description `merge…`: the contact was merged, and its points went; `unmerge…`: it was undone.
                                 * @enum {string}
                                 */
                                kind: "award" | "redeem" | "expire" | "tier" | "mergeOut" | "mergeIn" | "unmergeOut" | "unmergeIn";
                                programme: string;
                                reason: string | null;
                                step: string;
                            };
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "card";
                            what: {
                                contact: string;
                                id: string;
                                issuedAt: number;
                                link: string;
                                template: string;
                                updatedAt: number;
                            };
                        } | {
                            at: number;
                            id: string;
                            /** @constant */
                            kind: "run";
                            what: components["schemas"]["RunSummaryAnswered"];
                        })[];
                        missing: string[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.count": {
        parameters: {
            query?: {
                filter?: string;
                list?: string;
                search?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        exact: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    confirm: "Delete";
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deleted: {
                            at: number;
                            by: string;
                            finished: boolean;
                            id: string;
                            jobs: string[];
                            placeholder: string;
                            removed: {
                                announcements: number;
                                /** @default 0 */
                                auditEntries: number;
                                cards: number;
                                changes: number;
                                /** @default 0 */
                                communications: number;
                                /** @default 0 */
                                consents: number;
                                contacts: number;
                                /** @default 0 */
                                coupons: number;
                                /** @default 0 */
                                deadLetters: number;
                                engagement: number;
                                /** @default 0 */
                                evaluations: number;
                                /** @default 0 */
                                events: number;
                                /** @default 0 */
                                failedBranches: number;
                                identities: number;
                                /** @default 0 */
                                mentions: number;
                                merges: number;
                                /** @default 0 */
                                outcomes: number;
                                /** @default 0 */
                                points: number;
                                /** @default 0 */
                                runJobs: number;
                                /** @default 0 */
                                runs: number;
                                starts: number;
                                /** @default 0 */
                                unmailable: number;
                                /** @default 0 */
                                waiting: number;
                            };
                            /** @default [] */
                            waitsFor: string[];
                        }[];
                        unknown: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.listCoupons": {
        parameters: {
            query?: {
                after?: string;
                contact?: string;
                limit?: string;
                offer?: string;
                status?: "issued" | "redeemed" | "expired" | "void";
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        coupons: {
                            code: string;
                            contact: string;
                            id: string;
                            issuedAt: number;
                            offer: string;
                            redeemed: {
                                at: number;
                                location: string | null;
                                site: string | null;
                            } | null;
                            /** @enum {string} */
                            status: "issued" | "redeemed" | "expired" | "void";
                            step: string;
                            validUntil: number | null;
                            voided: {
                                at: number;
                                reason: string;
                            } | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.getCoupon": {
        parameters: {
            query?: {
                offer?: string;
            };
            header?: never;
            path: {
                coupon: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        contact: string;
                        id: string;
                        issuedAt: number;
                        offer: string;
                        redeemed: {
                            at: number;
                            location: string | null;
                            site: string | null;
                        } | null;
                        /** @enum {string} */
                        status: "issued" | "redeemed" | "expired" | "void";
                        step: string;
                        validUntil: number | null;
                        voided: {
                            at: number;
                            reason: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.redeemCoupon": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                coupon: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Where, in words. */
                    location?: string;
                    /** @description Needed for a code that several offers have. */
                    offer?: string;
                    /** @description The same again is answered as the first time, so a till may repeat what it got no answer to. */
                    requestId?: string;
                    site?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        contact: string;
                        id: string;
                        issuedAt: number;
                        offer: string;
                        redeemed: {
                            at: number;
                            location: string | null;
                            site: string | null;
                        } | null;
                        /** @enum {string} */
                        status: "issued" | "redeemed" | "expired" | "void";
                        step: string;
                        validUntil: number | null;
                        voided: {
                            at: number;
                            reason: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.voidCoupon": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                coupon: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Needed for a code that several offers have. */
                    offer?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        contact: string;
                        id: string;
                        issuedAt: number;
                        offer: string;
                        redeemed: {
                            at: number;
                            location: string | null;
                            site: string | null;
                        } | null;
                        /** @enum {string} */
                        status: "issued" | "redeemed" | "expired" | "void";
                        step: string;
                        validUntil: number | null;
                        voided: {
                            at: number;
                            reason: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "deadLetters.list": {
        parameters: {
            query?: {
                after?: string;
                all?: "true" | "false";
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        letters: components["schemas"]["DeadLetterAnswered"][];
                        next: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "deadLetters.settle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    as: "replayed" | "discarded" | "happened" | "repeated" | "failed";
                    ids: number[];
                    /** @description Of steps that happened: what they gave, for the steps after them. */
                    output?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refused: {
                            because: string;
                            id: number;
                        }[];
                        settled: number[];
                        unknown: number[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.listEmailTemplates": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        templates: {
                            /** @enum {string} */
                            format: "mjml" | "html";
                            fromName: string | null;
                            group: string;
                            id: string;
                            name: string;
                            preheader: string | null;
                            replyTo: string | null;
                            subject: string;
                            transactional: boolean;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.getEmailTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: string;
                        /** @enum {string} */
                        format: "mjml" | "html";
                        fromName: string | null;
                        group: string;
                        id: string;
                        name: string;
                        preheader: string | null;
                        replyTo: string | null;
                        subject: string;
                        text: string | null;
                        transactional: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.saveEmailTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body: string;
                    /**
                     * @description What the body is written in.
                     * @default mjml
                     * @enum {string}
                     */
                    format?: "mjml" | "html";
                    /** @description Whom it is from; the address is that of the service. */
                    fromName?: string | null;
                    /**
                     * @description The subscription group whose consent it needs.
                     * @default general
                     */
                    group?: string;
                    name: string;
                    /** @description What mailboxes show after the subject. */
                    preheader?: string | null;
                    replyTo?: string | null;
                    subject: string;
                    /** @description For who reads no HTML. Empty: computed from the body. */
                    text?: string | null;
                    /**
                     * @description It is about something that the contact did, such as a receipt: it needs no consent.
                     * @default false
                     */
                    transactional?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: string;
                        /** @enum {string} */
                        format: "mjml" | "html";
                        fromName: string | null;
                        group: string;
                        id: string;
                        name: string;
                        preheader: string | null;
                        replyTo: string | null;
                        subject: string;
                        text: string | null;
                        transactional: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.previewEmail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The id of the contact for whom it is written. */
                    contact?: string | null;
                    /**
                     * @description What the step would hand over as variables.
                     * @default {}
                     */
                    data?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        html: string;
                        subject: string;
                        text: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.removeEmailTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: string;
                        /** @enum {string} */
                        format: "mjml" | "html";
                        fromName: string | null;
                        group: string;
                        id: string;
                        name: string;
                        preheader: string | null;
                        replyTo: string | null;
                        subject: string;
                        text: string | null;
                        transactional: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.sendTestEmail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The id of the contact for whom it is written. */
                    contact?: string | null;
                    /**
                     * @description What the step would hand over as variables.
                     * @default {}
                     */
                    data?: Record<string, never>;
                    /** Format: email */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messageId: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.entries": {
        parameters: {
            query?: {
                after?: string;
                card?: string;
                competition?: string;
                contact?: string;
                limit?: string;
                site?: string;
                tag?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["CompetitionEntryAnswered"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompetitionEntryAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.changeEntryTags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "add" | "remove";
                    /** @description Of your choice: a repeat of it changes nothing. */
                    requestId: string;
                    tags: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All tags of the entry afterwards. */
                        tags: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                contact?: string;
                limit?: string;
                type?: components["schemas"]["TriggerName"];
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description True when there are no others that fit */
                        complete: boolean;
                        events: {
                            event: components["schemas"]["EventAnswered"];
                            storedAt: number;
                        }[];
                        /** @description Events looked at */
                        searched: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.get": {
        parameters: {
            query?: {
                type?: components["schemas"]["TriggerName"];
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        event: components["schemas"]["EventAnswered"];
                        storedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "evaluations.ofEvent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        explanations: components["schemas"]["ExplanationAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.gameplayEvents": {
        parameters: {
            query?: {
                after?: string;
                contact?: string;
                gameplay?: string;
                limit?: string;
                type?: components["schemas"]["TriggerName"];
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        records: components["schemas"]["GameplayEventAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.gameplays": {
        parameters: {
            query?: {
                after?: string;
                card?: string;
                contact?: string;
                limit?: string;
                site?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        gameplays: components["schemas"]["GameplayAnswered"][];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.assignScore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    context?: string | null;
                    /**
                     * @default set
                     * @enum {string}
                     */
                    mode?: "set" | "add";
                    /** @description Of your choice: a repeat of it changes nothing. */
                    requestId: string;
                    score: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The score of the gameplay afterwards. */
                        score: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "hooks.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hooks: {
                            addresses: {
                                until: number | null;
                            }[];
                            contactFrom?: {
                                /** @description The way to a field of the payload, such as customer.email */
                                email?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                firstName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                id?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                lastName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                mobile?: string;
                            };
                            createdAt: number;
                            id: string;
                            /** @enum {string} */
                            kind: "webhook" | "form" | "email" | "mailchimp" | "twilio";
                            paused: boolean;
                            /** @enum {string} */
                            protection: "none" | "key" | "signature";
                            secrets: {
                                hint: string;
                                until: number | null;
                            }[];
                            title: string;
                            trigger: string;
                            updatedAt: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "hooks.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where the payload says whom it is about. Without it: where payloads of its kind usually do; empty: nowhere */
                    contactFrom?: {
                        /** @description The way to a field of the payload, such as customer.email */
                        email?: string;
                        /** @description The way to a field of the payload, such as customer.email */
                        firstName?: string;
                        /** @description The way to a field of the payload, such as customer.email */
                        id?: string;
                        /** @description The way to a field of the payload, such as customer.email */
                        lastName?: string;
                        /** @description The way to a field of the payload, such as customer.email */
                        mobile?: string;
                    };
                    id?: string;
                    /** @enum {string} */
                    kind: "webhook" | "form" | "email" | "mailchimp" | "twilio";
                    /** @default false */
                    paused?: boolean;
                    /**
                     * @default none
                     * @enum {string}
                     */
                    protection?: "none" | "key" | "signature";
                    /** @description The vendor’s secret, or one of the sender’s own; where neither is, one is made and told once */
                    secret?: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: {
                            path: string;
                            url: string | null;
                        };
                        hook: {
                            addresses: {
                                until: number | null;
                            }[];
                            contactFrom?: {
                                /** @description The way to a field of the payload, such as customer.email */
                                email?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                firstName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                id?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                lastName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                mobile?: string;
                            };
                            createdAt: number;
                            id: string;
                            /** @enum {string} */
                            kind: "webhook" | "form" | "email" | "mailchimp" | "twilio";
                            paused: boolean;
                            /** @enum {string} */
                            protection: "none" | "key" | "signature";
                            secrets: {
                                hint: string;
                                until: number | null;
                            }[];
                            title: string;
                            trigger: string;
                            updatedAt: number;
                        };
                        secret?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "hooks.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        addresses: {
                            until: number | null;
                        }[];
                        contactFrom?: {
                            /** @description The way to a field of the payload, such as customer.email */
                            email?: string;
                            /** @description The way to a field of the payload, such as customer.email */
                            firstName?: string;
                            /** @description The way to a field of the payload, such as customer.email */
                            id?: string;
                            /** @description The way to a field of the payload, such as customer.email */
                            lastName?: string;
                            /** @description The way to a field of the payload, such as customer.email */
                            mobile?: string;
                        };
                        createdAt: number;
                        id: string;
                        /** @enum {string} */
                        kind: "webhook" | "form" | "email" | "mailchimp" | "twilio";
                        paused: boolean;
                        /** @enum {string} */
                        protection: "none" | "key" | "signature";
                        secrets: {
                            hint: string;
                            until: number | null;
                        }[];
                        title: string;
                        trigger: string;
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "hooks.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contactFrom?: {
                        /** @description The way to a field of the payload, such as customer.email */
                        email?: string;
                        /** @description The way to a field of the payload, such as customer.email */
                        firstName?: string;
                        /** @description The way to a field of the payload, such as customer.email */
                        id?: string;
                        /** @description The way to a field of the payload, such as customer.email */
                        lastName?: string;
                        /** @description The way to a field of the payload, such as customer.email */
                        mobile?: string;
                    } | null;
                    paused?: boolean;
                    /** @enum {string} */
                    protection?: "none" | "key" | "signature";
                    /** @description The vendor’s secret, or one of the sender’s own; where neither is, one is made and told once */
                    secret?: string;
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: {
                            path: string;
                            url: string | null;
                        };
                        hook: {
                            addresses: {
                                until: number | null;
                            }[];
                            contactFrom?: {
                                /** @description The way to a field of the payload, such as customer.email */
                                email?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                firstName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                id?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                lastName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                mobile?: string;
                            };
                            createdAt: number;
                            id: string;
                            /** @enum {string} */
                            kind: "webhook" | "form" | "email" | "mailchimp" | "twilio";
                            paused: boolean;
                            /** @enum {string} */
                            protection: "none" | "key" | "signature";
                            secrets: {
                                hint: string;
                                until: number | null;
                            }[];
                            title: string;
                            trigger: string;
                            updatedAt: number;
                        };
                        secret?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "hooks.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "hooks.rotateAddress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description How long what it replaces goes on working, so that senders can be told
                     * @default PT0S
                     */
                    keepFor?: components["schemas"]["Duration"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: {
                            path: string;
                            url: string | null;
                        };
                        hook: {
                            addresses: {
                                until: number | null;
                            }[];
                            contactFrom?: {
                                /** @description The way to a field of the payload, such as customer.email */
                                email?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                firstName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                id?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                lastName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                mobile?: string;
                            };
                            createdAt: number;
                            id: string;
                            /** @enum {string} */
                            kind: "webhook" | "form" | "email" | "mailchimp" | "twilio";
                            paused: boolean;
                            /** @enum {string} */
                            protection: "none" | "key" | "signature";
                            secrets: {
                                hint: string;
                                until: number | null;
                            }[];
                            title: string;
                            trigger: string;
                            updatedAt: number;
                        };
                        secret?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "hooks.rotateSecret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description How long what it replaces goes on working, so that senders can be told
                     * @default PT0S
                     */
                    keepFor?: components["schemas"]["Duration"];
                    /** @description The vendor’s secret, or one of the sender’s own; where neither is, one is made and told once */
                    secret?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address?: {
                            path: string;
                            url: string | null;
                        };
                        hook: {
                            addresses: {
                                until: number | null;
                            }[];
                            contactFrom?: {
                                /** @description The way to a field of the payload, such as customer.email */
                                email?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                firstName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                id?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                lastName?: string;
                                /** @description The way to a field of the payload, such as customer.email */
                                mobile?: string;
                            };
                            createdAt: number;
                            id: string;
                            /** @enum {string} */
                            kind: "webhook" | "form" | "email" | "mailchimp" | "twilio";
                            paused: boolean;
                            /** @enum {string} */
                            protection: "none" | "key" | "signature";
                            secrets: {
                                hint: string;
                                until: number | null;
                            }[];
                            title: string;
                            trigger: string;
                            updatedAt: number;
                        };
                        secret?: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.invitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        invitations: {
                            email: string;
                            endsAt: number;
                            id: string;
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "viewer" | "editor" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string | null;
                        email: string;
                        endsAt: number;
                        id: string;
                        mailed: boolean;
                        /** @enum {string} */
                        role: "viewer" | "editor" | "admin" | "owner";
                        token: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.lists": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lists: {
                            id: string;
                            members: number;
                            name: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.makeList": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    description?: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archivedAt: number | null;
                        createdAt: number;
                        description: string;
                        id: string;
                        members: number;
                        name: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archivedAt: number | null;
                        createdAt: number;
                        description: string;
                        growth: {
                            day: string;
                            members: number;
                        }[];
                        id: string;
                        members: number;
                        name: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.changeList": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    archived?: boolean;
                    description?: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        archivedAt: number | null;
                        createdAt: number;
                        description: string;
                        id: string;
                        members: number;
                        name: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.addByEmail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    create?: boolean;
                    emails: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        created: number;
                        invalid: string[];
                        unknown: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.members": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                list: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: ({
                            avatarUrl: string | null;
                            createdAt: number;
                            email: string | null;
                            firstName: string | null;
                            id: string;
                            lastName: string | null;
                            lastSeenAt: number | null;
                            lists: string[];
                            mobile: string | null;
                            properties: Record<string, never>;
                            segments: string[];
                            tags: string[];
                            type: string;
                            updatedAt: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.changeMembers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    add?: string[];
                    /** @default [] */
                    remove?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        removed: number;
                        unknown: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        members: {
                            account: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            role: "viewer" | "editor" | "admin" | "owner";
                            since: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.setRole": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "viewer" | "editor" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.listOffers": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        offers: {
                            active: boolean;
                            codePattern: string | null;
                            contactLimit: number | null;
                            couponDays: number | null;
                            id: string;
                            issued: number;
                            /** @description How many can still be issued; null: without end. */
                            left: number | null;
                            limit: number | null;
                            name: string;
                            validFrom: string | null;
                            validUntil: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.getOffer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        codePattern: string | null;
                        contactLimit: number | null;
                        couponDays: number | null;
                        id: string;
                        issued: number;
                        /** @description How many can still be issued; null: without end. */
                        left: number | null;
                        limit: number | null;
                        name: string;
                        validFrom: string | null;
                        validUntil: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.saveOffer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    /** @description What generated codes look like: * a letter or digit, ? a letter, # a digit, all else as it stands. */
                    codePattern?: string | null;
                    /** @description Imported codes, added to those there are; without any, codes are generated. */
                    codes?: string[];
                    /** @description Coupons that one contact may have, whatever a step allows; null: no limit. */
                    contactLimit?: number | null;
                    /** @description For how many days after its issue a coupon is good. */
                    couponDays?: number | null;
                    /** @description Coupons in all; null: no limit. */
                    limit?: number | null;
                    name: string;
                    /** @description Nothing is issued before. */
                    validFrom?: string | null;
                    /** @description Nothing is issued after it, and coupons without days of their own expire with it. */
                    validUntil?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        codePattern: string | null;
                        contactLimit: number | null;
                        couponDays: number | null;
                        id: string;
                        issued: number;
                        /** @description How many can still be issued; null: without end. */
                        left: number | null;
                        limit: number | null;
                        name: string;
                        validFrom: string | null;
                        validUntil: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.addOfferCodes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    codes: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        duplicates: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.awards": {
        parameters: {
            query?: {
                after?: string;
                card?: string;
                competition?: string;
                contact?: string;
                limit?: string;
                prize?: string;
                site?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        prizes: components["schemas"]["PrizeAwardAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "prizes.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        prizes: {
                            /** @description False: only events have named it, and nobody has defined it. */
                            defined: boolean;
                            id: string;
                            name: string;
                            /** @description When an event first named it, in milliseconds since 1970. */
                            seenAt: number | null;
                            /** @description How many there are. Its hub sees to it. */
                            stock?: number | null;
                            type?: string | null;
                            value?: number | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "prizes.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        id: string;
                        name: string;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                        /** @description How many there are. Its hub sees to it. */
                        stock?: number | null;
                        type?: string | null;
                        value?: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "prizes.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description How many there are. Its hub sees to it. */
                    stock?: number | null;
                    type?: string | null;
                    value?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        id: string;
                        name: string;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                        /** @description How many there are. Its hub sees to it. */
                        stock?: number | null;
                        type?: string | null;
                        value?: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "prizes.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.listProgrammes": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        programmes: {
                            active: boolean;
                            expiryDays: number | null;
                            id: string;
                            /** @enum {string} */
                            measure: "total" | "balance";
                            name: string;
                            tiers: {
                                id: string;
                                name: string;
                                threshold: number | null;
                            }[];
                            unit: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.getProgramme": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        expiryDays: number | null;
                        id: string;
                        /** @enum {string} */
                        measure: "total" | "balance";
                        name: string;
                        tiers: {
                            id: string;
                            name: string;
                            threshold: number | null;
                        }[];
                        unit: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.saveProgramme": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Only then points are awarded and redeemed.
                     * @default true
                     */
                    active?: boolean;
                    /** @description For how many days points are good, the oldest being used first; null: for ever. */
                    expiryDays?: number | null;
                    /**
                     * @description What tiers follow: all points ever awarded, so that nobody falls; or those that are left.
                     * @default total
                     * @enum {string}
                     */
                    measure?: "total" | "balance";
                    name: string;
                    /** @default [] */
                    tiers?: {
                        id: string;
                        name: string;
                        /** @description From so many points on a contact is in it; null: by hand only. */
                        threshold?: number | null;
                    }[];
                    /**
                     * @description What its points are called.
                     * @default points
                     */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        expiryDays: number | null;
                        id: string;
                        /** @enum {string} */
                        measure: "total" | "balance";
                        name: string;
                        tiers: {
                            id: string;
                            name: string;
                            threshold: number | null;
                        }[];
                        unit: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.removeProgramme": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: boolean;
                        expiryDays: number | null;
                        id: string;
                        /** @enum {string} */
                        measure: "total" | "balance";
                        name: string;
                        tiers: {
                            id: string;
                            name: string;
                            threshold: number | null;
                        }[];
                        unit: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.properties": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        properties: {
                            builtIn: boolean;
                            createdAt: number | null;
                            /** @default null */
                            default: unknown;
                            /** @default  */
                            description: string;
                            /** @default false */
                            hiddenOnProfile: boolean;
                            id: string;
                            /** @default false */
                            inDataCapture: boolean;
                            label: string;
                            /** @default [] */
                            options: {
                                label: string;
                                value: string;
                            }[];
                            /** @default false */
                            pii: boolean;
                            /** @enum {string} */
                            type: "text" | "number" | "boolean" | "date" | "birthday" | "option" | "dropdown" | "country" | "texts";
                            updatedAt: number | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.saveProperty": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    default?: unknown;
                    /** @default  */
                    description?: string;
                    /** @default false */
                    hiddenOnProfile?: boolean;
                    /** @default false */
                    inDataCapture?: boolean;
                    label: string;
                    /** @default [] */
                    options?: {
                        label: string;
                        value: string;
                    }[];
                    /** @default false */
                    pii?: boolean;
                    /** @enum {string} */
                    type: "text" | "number" | "boolean" | "date" | "birthday" | "option" | "dropdown" | "country" | "texts";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        builtIn: boolean;
                        createdAt: number | null;
                        /** @default null */
                        default: unknown;
                        /** @default  */
                        description: string;
                        /** @default false */
                        hiddenOnProfile: boolean;
                        id: string;
                        /** @default false */
                        inDataCapture: boolean;
                        label: string;
                        /** @default [] */
                        options: {
                            label: string;
                            value: string;
                        }[];
                        /** @default false */
                        pii: boolean;
                        /** @enum {string} */
                        type: "text" | "number" | "boolean" | "date" | "birthday" | "option" | "dropdown" | "country" | "texts";
                        updatedAt: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.removeProperty": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runJobs.list": {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jobs: components["schemas"]["RunJobAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runJobs.start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default same
                     * @enum {string}
                     */
                    by?: "same" | "active";
                    filter: {
                        caller?: string;
                        card?: string;
                        contact?: string;
                        event?: string;
                        from?: number;
                        /** @enum {string} */
                        mode?: "live" | "test";
                        site?: string;
                        status?: ("Pending" | "Running" | "Success" | "Failed" | "Cancelled")[];
                        to?: number;
                        trigger?: string;
                        version?: number;
                        versionBelow?: number;
                        versionNot?: number;
                        workflow?: string;
                    };
                    /** @description The same again is the same job */
                    id?: string;
                    /** @enum {string} */
                    kind: "cancel" | "exit" | "replay" | "anew";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunJobAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runJobs.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunJobAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runJobs.stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunJobAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runJobs.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        caller?: string;
                        card?: string;
                        contact?: string;
                        event?: string;
                        from?: number;
                        /** @enum {string} */
                        mode?: "live" | "test";
                        site?: string;
                        status?: ("Pending" | "Running" | "Success" | "Failed" | "Cancelled")[];
                        to?: number;
                        trigger?: string;
                        version?: number;
                        versionBelow?: number;
                        versionNot?: number;
                        workflow?: string;
                    };
                    /** @enum {string} */
                    kind: "cancel" | "exit" | "replay" | "anew";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.list": {
        parameters: {
            query?: {
                after?: string;
                caller?: string;
                card?: string;
                contact?: string;
                event?: string;
                from?: string;
                limit?: string;
                mode?: "live" | "test";
                site?: string;
                status?: string;
                to?: string;
                trigger?: string;
                version?: string;
                workflow?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        runs: components["schemas"]["RunSummaryAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.anew": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description With the version that the run had, or the one in force now
                     * @default same
                     * @enum {string}
                     */
                    by?: "same" | "active";
                    /** @description The same again starts nothing again; without one, each request does */
                    request?: string;
                    runs: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refused: {
                            because: string;
                            run: string;
                        }[];
                        started: {
                            as: string;
                            run: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Shown with each of the runs */
                    reason?: string;
                    runs: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Stop at their next step at the latest; what they wait for is forgotten. */
                        cancelled: string[];
                        /** @description Had ended before. */
                        over: string[];
                        /** @description Are not there, or nothing is known of them yet. */
                        unknown: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.count": {
        parameters: {
            query?: {
                from?: string;
                mode?: "live" | "test";
                workflow?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.lost": {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: {
                            foundAt: number;
                            lastFactAt: number;
                            letters: number[];
                            run: components["schemas"]["RunSummaryAnswered"];
                            /** @enum {string} */
                            standing: "lost" | "setAside";
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.pending": {
        parameters: {
            query?: {
                after?: string;
                card?: string;
                contact?: string;
                event?: string;
                from?: string;
                limit?: string;
                site?: string;
                to?: string;
                trigger?: string;
                workflow?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        starts: {
                            acceptedAt: number;
                            card: string | null;
                            dueAt: number;
                            event: string;
                            run: string;
                            site: string | null;
                            trigger: string;
                            version: number;
                            workflow: string;
                        }[];
                        total: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    runs: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refused: {
                            because: string;
                            run: string;
                        }[];
                        replayed: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.segments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        segments: {
                            checkedAt: number | null;
                            condition: components["schemas"]["Condition"];
                            createdAt: number;
                            description: string;
                            followsTime: boolean;
                            id: string;
                            members: number;
                            name: string;
                            progress: {
                                looked: number;
                                of: number;
                            } | null;
                            /** @enum {string} */
                            state: "filling" | "ready" | "removing";
                            updatedAt: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.segment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segment: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkedAt: number | null;
                        condition: components["schemas"]["Condition"];
                        createdAt: number;
                        description: string;
                        followsTime: boolean;
                        id: string;
                        members: number;
                        name: string;
                        progress: {
                            looked: number;
                            of: number;
                        } | null;
                        /** @enum {string} */
                        state: "filling" | "ready" | "removing";
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.saveSegment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segment: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    condition: components["schemas"]["Condition"];
                    /** @default  */
                    description?: string;
                    name: string;
                    /**
                     * @default nobody
                     * @enum {string}
                     */
                    tell?: "nobody" | "everybody";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkedAt: number | null;
                        condition: components["schemas"]["Condition"];
                        createdAt: number;
                        description: string;
                        followsTime: boolean;
                        id: string;
                        members: number;
                        name: string;
                        progress: {
                            looked: number;
                            of: number;
                        } | null;
                        /** @enum {string} */
                        state: "filling" | "ready" | "removing";
                        updatedAt: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.segmentMembers": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                segment: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: ({
                            avatarUrl: string | null;
                            createdAt: number;
                            email: string | null;
                            firstName: string | null;
                            id: string;
                            lastName: string | null;
                            lastSeenAt: number | null;
                            lists: string[];
                            mobile: string | null;
                            properties: Record<string, never>;
                            segments: string[];
                            tags: string[];
                            type: string;
                            updatedAt: number;
                        } & {
                            [key: string]: unknown;
                        })[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contacts.removeSegment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                segment: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sites.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        sites: {
                            /** @description False: only events have named it, and nobody has defined it. */
                            defined: boolean;
                            id: string;
                            name: string;
                            /** @description When an event first named it, in milliseconds since 1970. */
                            seenAt: number | null;
                            url?: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sites.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        id: string;
                        name: string;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                        url?: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sites.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    url?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False: only events have named it, and nobody has defined it. */
                        defined: boolean;
                        id: string;
                        name: string;
                        /** @description When an event first named it, in milliseconds since 1970. */
                        seenAt: number | null;
                        url?: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.siteCounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngagementCountsAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "engagement.siteLeaders": {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        places: {
                            at: number;
                            contact: string | null;
                            gameplay: string;
                            rank: number;
                            score: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sites.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.listSmsTemplates": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        templates: {
                            group: string;
                            id: string;
                            name: string;
                            text: string;
                            transactional: boolean;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.getSmsTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: string;
                        id: string;
                        name: string;
                        text: string;
                        transactional: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.saveSmsTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The subscription group whose consent it needs.
                     * @default general
                     */
                    group?: string;
                    name: string;
                    text: string;
                    /**
                     * @description It is about something that the contact did, such as a code: it needs no consent.
                     * @default false
                     */
                    transactional?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: string;
                        id: string;
                        name: string;
                        text: string;
                        transactional: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.previewSms": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The id of the contact for whom it is written. */
                    contact?: string | null;
                    /**
                     * @description What the step would hand over as variables.
                     * @default {}
                     */
                    data?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description One character that GSM-7 does not have, such as an emoji, makes the whole text UCS-2.
                         * @enum {string}
                         */
                        encoding: "GSM-7" | "UCS-2";
                        segments: number;
                        text: string;
                        /** @description The characters that GSM-7 does not have. */
                        unusual: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.removeSmsTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: string;
                        id: string;
                        name: string;
                        text: string;
                        transactional: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.sendTestSms": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Which account of Twilio. Without it: the only one. */
                    app?: string;
                    /** @description The id of the contact for whom it is written. */
                    contact?: string | null;
                    /**
                     * @description What the step would hand over as variables.
                     * @default {}
                     */
                    data?: Record<string, never>;
                    to: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messageId: string;
                        segments: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.listSubscriptionGroups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            /** @enum {string} */
                            consent: "explicit" | "implied";
                            description: string | null;
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.saveSubscriptionGroup": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description explicit: only who said yes gets messages; implied: everybody who did not say no.
                     * @default explicit
                     * @enum {string}
                     */
                    consent?: "explicit" | "implied";
                    description?: string | null;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        consent: "explicit" | "implied";
                        description: string | null;
                        id: string;
                        name: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.listUnmailable": {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        addresses: {
                            /** @description Null: it was that of somebody who is deleted, and only a digest of it is left. */
                            address: string | null;
                            at: number;
                            /** @enum {string} */
                            channel: "email" | "sms";
                            /** @description What the other side said, such as 5.1.1 for mail or 30006 for SMS. */
                            reason: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "messaging.removeUnmailable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @enum {string} */
                    channel: "email" | "sms";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: it was that of somebody who is deleted, and only a digest of it is left. */
                        address: string | null;
                        at: number;
                        /** @enum {string} */
                        channel: "email" | "sms";
                        /** @description What the other side said, such as 5.1.1 for mail or 30006 for SMS. */
                        reason: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rewards.listCards": {
        parameters: {
            query?: {
                after?: string;
                contact?: string;
                limit?: string;
                template?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cards: {
                            contact: string;
                            id: string;
                            issuedAt: number;
                            link: string;
                            template: string;
                            updatedAt: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.list": {
        parameters: {
            query?: {
                after?: string;
                card?: string;
                limit?: string;
                search?: string;
                site?: string;
                sort?: "id" | "name" | "updated" | "created";
                status?: string;
                trigger?: string;
            };
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        workflows: components["schemas"]["WorkflowSummaryAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A workflow definition. A draft is taken, and shown, with whatever mistakes it has */
                    definition: components["schemas"]["WorkflowDefinition"] | Record<string, never>;
                    id?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A workflow definition. A draft is taken, and shown, with whatever mistakes it has */
                    definition: components["schemas"]["WorkflowDefinition"] | Record<string, never>;
                    /** @description The revision that was edited: with it, a change by somebody else is a conflict */
                    revision?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.activate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The revision that was edited: with it, a change by somebody else is a conflict */
                    revision?: number;
                    /**
                     * @description What becomes of runs of other versions: what was decided for them before (finish, the default: mostly they finish on theirs), they go on with this one when they have waited (move), or they end (exit). A decision to move stands until another one, or until an older version is put in force
                     * @enum {string}
                     */
                    waitingRuns?: "finish" | "move" | "exit";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.archive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description What becomes of the runs that have begun: they go on to their ends (drain, the default), or end (exit). Of runs that are held it must be said
                     * @enum {string}
                     */
                    runs?: "drain" | "exit";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.consequences": {
        parameters: {
            query?: {
                version?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Runs of other versions under way: what `exit` would end. */
                        underWay: number;
                        /** @description The version that it is about; null when it would be a new one. */
                        version: number | null;
                        /** @description Those of them that wait, by version and step; a run that waits at two steps counts at both. */
                        waiting: {
                            /** @description What keeps them from moving. */
                            because?: string;
                            /** @enum {string} */
                            move: "yes" | "later" | "no";
                            node: string;
                            runs: number;
                            version: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.diff": {
        parameters: {
            query: {
                from: "draft" | string;
                to?: "draft" | string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["WorkflowChangeAnswered"][];
                        from: "draft" | number;
                        to: "draft" | number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.export": {
        parameters: {
            query?: {
                format?: "fanfare" | "kustomer";
                version?: string;
            };
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        document: Record<string, never>;
                        losses: components["schemas"]["FieldProblemAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "trying.liveTest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A contact by its id */
                    contact: string;
                    /**
                     * @description Whether delays and quiet hours are passed at once
                     * @default skip
                     * @enum {string}
                     */
                    delays?: "skip" | "wait";
                    /** @description A made-up event, as a hub would post it. Without this and eventId one is made up from what the trigger says of its data */
                    event?: {
                        cardId?: string;
                        contact?: {
                            anonymousId?: string;
                            /** Format: email */
                            email?: string;
                            firstName?: string;
                            id?: string;
                            lastName?: string;
                            mobile?: string;
                            properties?: Record<string, never>;
                            /** @enum {string} */
                            type?: "Anonymous" | "Identified" | "Authenticated";
                        };
                        contactId?: string;
                        /** @default {} */
                        data?: Record<string, never>;
                        id?: string;
                        /** Format: date-time */
                        occurredAt?: string;
                        session?: Record<string, never>;
                        siteId?: string;
                        type?: components["schemas"]["TriggerName"];
                    };
                    /** @description A recorded event, by its id */
                    eventId?: string;
                    /** @description The same again is the same run */
                    request?: string;
                    /** @description A frozen version instead of the draft */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        run: string;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.locks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        locks: {
                            contact: string;
                            since: number;
                            until: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.unlock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contact: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unlocked: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Shown with the workflow while it is paused */
                    reason?: string;
                    /**
                     * @default drain
                     * @enum {string}
                     */
                    runs?: "drain" | "hold";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.rollback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /**
                     * @description What becomes of runs of other versions: what was decided for them before (finish, the default: mostly they finish on theirs), they go on with this one when they have waited (move), or they end (exit). A decision to move stands until another one, or until an older version is put in force
                     * @enum {string}
                     */
                    waitingRuns?: "finish" | "move" | "exit";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowAnswered"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "schedules.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether it will happen */
                        armed: boolean;
                        /** @description The next firings, five at most */
                        next: number[];
                        /** @description Null when the workflow has none */
                        schedule: ({
                            cron: string;
                            timezone: string;
                        } | {
                            every: components["schemas"]["Duration"];
                        }) | null;
                        /** @description In which `next` is best read */
                        timezone: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "trying.try": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A contact by its id, or one that is made up. Without it: whom the event is about */
                    contact?: string | ({
                        email?: string | null;
                        firstName?: string | null;
                        id?: string;
                        lastName?: string | null;
                        lists?: string[];
                        mobile?: string | null;
                        properties?: Record<string, never>;
                        tags?: string[];
                        type?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @description A made-up event, as a hub would post it. Without this and eventId one is made up from what the trigger says of its data */
                    event?: {
                        cardId?: string;
                        contact?: {
                            anonymousId?: string;
                            /** Format: email */
                            email?: string;
                            firstName?: string;
                            id?: string;
                            lastName?: string;
                            mobile?: string;
                            properties?: Record<string, never>;
                            /** @enum {string} */
                            type?: "Anonymous" | "Identified" | "Authenticated";
                        };
                        contactId?: string;
                        /** @default {} */
                        data?: Record<string, never>;
                        id?: string;
                        /** Format: date-time */
                        occurredAt?: string;
                        session?: Record<string, never>;
                        siteId?: string;
                        type?: components["schemas"]["TriggerName"];
                    };
                    /** @description A recorded event, by its id */
                    eventId?: string;
                    /** @description The exits by which steps are to leave, by the ids of the steps */
                    exits?: {
                        [key: string]: string;
                    };
                    /** @description A frozen version instead of the draft */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The condition that says no, such as trigger.filter.all.0. */
                        because?: string;
                        contact: components["schemas"]["Contact"] | null;
                        /** @enum {string} */
                        contactIs: "given" | "recorded" | "current" | "new" | "nobody";
                        /** @description True when it was not played to its end because it takes too many turns. */
                        cutShort: boolean;
                        /** @description What services would be asked to do. */
                        effects: {
                            action: string;
                            input: Record<string, never>;
                            service: string;
                            stepId: string;
                        }[];
                        endedAt: number;
                        event: components["schemas"]["EventAnswered"];
                        /** @description The steps in the order in which they would be left. */
                        path: components["schemas"]["PassedStepAnswered"][];
                        /** @description The run as its history would show it: every step with its resolved input and its output. */
                        run: components["schemas"]["RunAnswered"];
                        /** @description Whether the event would start a run; the rest is what the run would do, in any case. */
                        starts: boolean;
                        /** @description Where it would wait, from when until when; until null: for others. */
                        waits: {
                            branch: string;
                            from: number;
                            node: string;
                            reason: string;
                            until: number | null;
                        }[];
                        warnings: {
                            branch: string;
                            message: string;
                            node: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.validate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        errors: components["schemas"]["FieldProblemAnswered"][];
                        valid: boolean;
                        warnings: components["schemas"]["FieldProblemAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            frozenAt: number;
                            version: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.version": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        definition: components["schemas"]["WorkflowDefinitionAnswered"];
                        frozenAt: number;
                        version: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "runs.waiting": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        waiting: {
                            node: string;
                            runs: number;
                            version: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "trying.whatIf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The version to compare with: the one in force, or a number
                     * @default active
                     */
                    against?: number | "active";
                    /** @description Events stored at this instant or later */
                    from: string | number;
                    /**
                     * @description Events to look at
                     * @default 10000
                     */
                    limit?: number;
                    /** @description And before this one. Without it: now */
                    to?: string | number;
                    /** @description A frozen version instead of the draft */
                    version?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        active: {
                            /** @description Runs of which something had to be taken for granted, by what it was: a real one might go another way. */
                            assumed: {
                                [key: string]: number;
                            };
                            /** @description How often each action is asked for. */
                            effects: {
                                [key: string]: number;
                            };
                            /** @description How often each step is left by each exit. */
                            exits: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            /** @description The others, by the reason. */
                            notReproducible: {
                                [key: string]: number;
                            };
                            /** @description Of its runs, those that really were: taken as they were. */
                            recorded: number;
                            /** @description Of those, the ones that come out the same when they are played again. */
                            reproduced: number;
                            starts: number;
                            /** @description Null: the draft. */
                            version: number | null;
                        };
                        /** @description Of the events: how their contact is known. */
                        contacts: {
                            [key: string]: number;
                        };
                        differ: {
                            /** @description The first of them. */
                            contacts: {
                                /** @description Null: no run. */
                                active: components["schemas"]["PassedStepAnswered"][] | null;
                                contact: string | null;
                                /** @description Null: no run. */
                                draft: components["schemas"]["PassedStepAnswered"][] | null;
                                event: string;
                            }[];
                            onlyActive: number;
                            onlyDraft: number;
                            otherPath: number;
                            /** @description True when there are more than those named. */
                            truncated: boolean;
                        };
                        draft: {
                            /** @description Runs of which something had to be taken for granted, by what it was: a real one might go another way. */
                            assumed: {
                                [key: string]: number;
                            };
                            /** @description How often each action is asked for. */
                            effects: {
                                [key: string]: number;
                            };
                            /** @description How often each step is left by each exit. */
                            exits: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                            /** @description Steps answered as the same step was in the real run. */
                            recordedAnswers: number;
                            /** @description Steps answered by the sample that the action declares. */
                            sampledAnswers: number;
                            starts: number;
                            /** @description Null: the draft. */
                            version: number | null;
                        };
                        /** @description Events looked at. */
                        events: number;
                        from: number;
                        to: number;
                        /** @description True when there were more events than the limit. */
                        truncated: boolean;
                        unsure: {
                            /** @description For whom something was taken for granted, and what: the first of them. */
                            contacts: {
                                active: ("eventMayCome" | "eventsNotRead" | "contactUnknown" | "calledWorkflow" | "turns" | "cutShort")[];
                                contact: string | null;
                                draft: ("eventMayCome" | "eventsNotRead" | "contactUnknown" | "calledWorkflow" | "turns" | "cutShort")[];
                                event: string;
                            }[];
                            /** @description True when there are more than those named. */
                            truncated: boolean;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: Record<string, never>;
                    /**
                     * @description Without it, a document is read as Kustomer’s when it has what only theirs have, and as ours otherwise
                     * @enum {string}
                     */
                    format?: "fanfare" | "kustomer";
                    id?: string;
                    /**
                     * @description Saves it over the draft when there is a workflow of this id, which is a conflict otherwise
                     * @default false
                     */
                    replace?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "fanfare" | "kustomer";
                        losses: components["schemas"]["FieldProblemAnswered"][];
                        /** @description Whether there was a draft, which is gone */
                        replaced: boolean;
                        workflow: components["schemas"]["WorkflowAnswered"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "schedules.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    schedule: components["schemas"]["Schedule"];
                    /** @description The zone of the workflow's clock */
                    timezone?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The next firings, five at most */
                        next: number[];
                        /** @description Null when the workflow has none */
                        schedule: ({
                            cron: string;
                            timezone: string;
                        } | {
                            every: components["schemas"]["Duration"];
                        }) | null;
                        /** @description In which `next` is best read */
                        timezone: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "trying.tryUnsaved": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A contact by its id, or one that is made up. Without it: whom the event is about */
                    contact?: string | ({
                        email?: string | null;
                        firstName?: string | null;
                        id?: string;
                        lastName?: string | null;
                        lists?: string[];
                        mobile?: string | null;
                        properties?: Record<string, never>;
                        tags?: string[];
                        type?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @description A workflow definition. A draft is taken, and shown, with whatever mistakes it has */
                    definition: components["schemas"]["WorkflowDefinition"] | Record<string, never>;
                    /** @description A made-up event, as a hub would post it. Without this and eventId one is made up from what the trigger says of its data */
                    event?: {
                        cardId?: string;
                        contact?: {
                            anonymousId?: string;
                            /** Format: email */
                            email?: string;
                            firstName?: string;
                            id?: string;
                            lastName?: string;
                            mobile?: string;
                            properties?: Record<string, never>;
                            /** @enum {string} */
                            type?: "Anonymous" | "Identified" | "Authenticated";
                        };
                        contactId?: string;
                        /** @default {} */
                        data?: Record<string, never>;
                        id?: string;
                        /** Format: date-time */
                        occurredAt?: string;
                        session?: Record<string, never>;
                        siteId?: string;
                        type?: components["schemas"]["TriggerName"];
                    };
                    /** @description A recorded event, by its id */
                    eventId?: string;
                    /** @description The exits by which steps are to leave, by the ids of the steps */
                    exits?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The condition that says no, such as trigger.filter.all.0. */
                        because?: string;
                        contact: components["schemas"]["Contact"] | null;
                        /** @enum {string} */
                        contactIs: "given" | "recorded" | "current" | "new" | "nobody";
                        /** @description True when it was not played to its end because it takes too many turns. */
                        cutShort: boolean;
                        /** @description What services would be asked to do. */
                        effects: {
                            action: string;
                            input: Record<string, never>;
                            service: string;
                            stepId: string;
                        }[];
                        endedAt: number;
                        event: components["schemas"]["EventAnswered"];
                        /** @description The steps in the order in which they would be left. */
                        path: components["schemas"]["PassedStepAnswered"][];
                        /** @description The run as its history would show it: every step with its resolved input and its output. */
                        run: components["schemas"]["RunAnswered"];
                        /** @description Whether the event would start a run; the rest is what the run would do, in any case. */
                        starts: boolean;
                        /** @description Where it would wait, from when until when; until null: for others. */
                        waits: {
                            branch: string;
                            from: number;
                            node: string;
                            reason: string;
                            until: number | null;
                        }[];
                        warnings: {
                            branch: string;
                            message: string;
                            node: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "workflows.validateUnsaved": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A workflow definition. A draft is taken, and shown, with whatever mistakes it has */
                    definition: components["schemas"]["WorkflowDefinition"] | Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        errors: components["schemas"]["FieldProblemAnswered"][];
                        valid: boolean;
                        warnings: components["schemas"]["FieldProblemAnswered"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
