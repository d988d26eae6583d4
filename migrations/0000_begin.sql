CREATE TABLE `about_answers` (
	`input_hash` text PRIMARY KEY NOT NULL,
	`ticket_id` integer NOT NULL,
	`policy` text,
	`message_id` integer,
	`quote` text,
	`at` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`by` text NOT NULL,
	`at` real NOT NULL,
	`bytes_hash` text NOT NULL,
	`edited` integer DEFAULT false NOT NULL,
	`accepted` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `approvals_decision` ON `approvals` (`decision_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` integer NOT NULL,
	`customer_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`anchor_message_id` integer NOT NULL,
	`silent_since` real NOT NULL,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`confidence` real NOT NULL,
	`until` real,
	`evidence` text NOT NULL,
	`open_items` text NOT NULL,
	`draft_subject` text,
	`draft_text` text,
	`draft_language` text,
	`findings` text NOT NULL,
	`policy` text NOT NULL,
	`persona` text,
	`mode` text NOT NULL,
	`step` integer NOT NULL,
	`status` text NOT NULL,
	`status_reason` text,
	`send_at` real,
	`release_at` integer,
	`approval_id` text,
	`asks_for_person` text,
	`order_hash` text NOT NULL,
	`ticket_status` text NOT NULL,
	`post` text NOT NULL,
	`external_id` text NOT NULL,
	`outcome` text,
	`outcome_at` real,
	`crossed` integer DEFAULT false NOT NULL,
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`prompt_hashes` text NOT NULL,
	`input_hash` text NOT NULL,
	`tokens_input` integer DEFAULT 0 NOT NULL,
	`tokens_cached` integer DEFAULT 0 NOT NULL,
	`tokens_output` integer DEFAULT 0 NOT NULL,
	`cost_usd` real,
	`created_at` real NOT NULL,
	`lease_owner` text,
	`lease_until` integer,
	`fence` integer DEFAULT 0 NOT NULL,
	`shelf` text GENERATED ALWAYS AS (case when status in ('unknown') then 'unsure' when status in ('parked') and fence > 0 then 'unsure' when status in ('pending', 'noted') and verdict in ('we_owe') then 'owed' when status in ('pending', 'parked', 'failed') then 'needs' when status in ('scheduled', 'sending') then 'scheduled' when status in ('sent', 'delivered', 'noted') then 'sent' when status in ('no_action') and substr(reason, 1, 7) = 'backlog' then 'backlog' when status in ('no_action') and substr(reason, 1, 8) = 'too_late' then 'too_late' when status in ('no_action') and verdict in ('no_follow_up') then 'settled' else 'held' end) VIRTUAL NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decisions_newest` ON `decisions` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_shelf` ON `decisions` (`shelf`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_status` ON `decisions` (`status`,`verdict`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_policy` ON `decisions` (`policy`,`status`,`verdict`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_ticket` ON `decisions` (`ticket_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `decisions_customer` ON `decisions` (`customer_id`,`status`);--> statement-breakpoint
CREATE INDEX `decisions_sequel` ON `decisions` (`status`) WHERE "decisions"."outcome" is null;--> statement-breakpoint
CREATE INDEX `decisions_occasion` ON `decisions` (`external_id`);--> statement-breakpoint
CREATE INDEX `decisions_leased` ON `decisions` (`lease_owner`) WHERE "decisions"."lease_owner" is not null;--> statement-breakpoint
CREATE TABLE `deliveries` (
	`external_id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`ticket_id` integer NOT NULL,
	`customer_id` integer,
	`kind` text NOT NULL,
	`autonomous` integer DEFAULT false NOT NULL,
	`text_hash` text NOT NULL,
	`attempts` integer NOT NULL,
	`started_at` integer NOT NULL,
	`started_now` real NOT NULL,
	`feed_read_at` integer NOT NULL,
	`ticket_read_at` integer NOT NULL,
	`message_id` integer,
	`posted_at` real,
	`delivered_at` real,
	`failed_at` real,
	`note` text,
	`absent_at` integer,
	`confirmed` integer DEFAULT false NOT NULL,
	`leave_status` text,
	`leave_snoozed_until` real,
	`found_assignee_id` integer,
	`assignee_open` integer DEFAULT false NOT NULL,
	`tag` text,
	`close_at` real,
	`under_review` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deliveries_decision` ON `deliveries` (`decision_id`);--> statement-breakpoint
CREATE INDEX `deliveries_started` ON `deliveries` (`started_now`);--> statement-breakpoint
CREATE INDEX `deliveries_customer` ON `deliveries` (`customer_id`,`started_now`);--> statement-breakpoint
CREATE INDEX `deliveries_close` ON `deliveries` (`close_at`) WHERE "deliveries"."close_at" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_review` ON `deliveries` (`ticket_id`) WHERE "deliveries"."under_review" = 1;--> statement-breakpoint
CREATE INDEX `deliveries_posted` ON `deliveries` (`posted_at`);--> statement-breakpoint
CREATE INDEX `deliveries_unfinished` ON `deliveries` (`external_id`) WHERE "deliveries"."leave_status" is not null or "deliveries"."tag" is not null or "deliveries"."assignee_open" = 1;--> statement-breakpoint
CREATE TABLE `feedback` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`policy` text NOT NULL,
	`sent` integer DEFAULT false NOT NULL,
	`wrong` text,
	`by` text NOT NULL,
	`at` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policies_seen` (
	`name` text PRIMARY KEY NOT NULL,
	`reach_hash` text NOT NULL,
	`seen_at` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rejections` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` real NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE TABLE `resolutions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`decision_id` text NOT NULL,
	`as` text NOT NULL,
	`by` text NOT NULL,
	`at` real NOT NULL
);
--> statement-breakpoint
CREATE INDEX `resolutions_decision` ON `resolutions` (`decision_id`);--> statement-breakpoint
CREATE TABLE `state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tallies` (
	`shelf` text NOT NULL,
	`status` text NOT NULL,
	`verdict` text NOT NULL,
	`n` integer NOT NULL,
	`usd` real NOT NULL,
	PRIMARY KEY(`shelf`, `status`, `verdict`)
);
--> statement-breakpoint
CREATE TABLE `commands` (
	`key` text PRIMARY KEY NOT NULL,
	`ticket_id` integer NOT NULL,
	`message_id` integer,
	`tag` text,
	`at` real NOT NULL,
	`state` text NOT NULL,
	`open` integer DEFAULT false NOT NULL,
	`by` text,
	`decision_id` text,
	`version` integer,
	`event_id` integer,
	`outcome` text,
	`answer` text,
	`answer_mark` text,
	`tags_owed` text,
	`wake_at` real
);
--> statement-breakpoint
CREATE INDEX `commands_open` ON `commands` (`at`) WHERE "commands"."open" = 1;--> statement-breakpoint
CREATE INDEX `commands_ticket` ON `commands` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `redrafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`decision_id` text NOT NULL,
	`by` text NOT NULL,
	`at` real NOT NULL,
	`version` integer NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`instruction` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `redrafts_decision` ON `redrafts` (`decision_id`);--> statement-breakpoint
CREATE TABLE `erased_tickets` (
	`ticket_id` integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `erasures` (
	`hash` text PRIMARY KEY NOT NULL,
	`at` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `debts` (
	`ticket_id` integer NOT NULL,
	`anchor_message_id` integer NOT NULL,
	`decision_id` text NOT NULL,
	`policy` text NOT NULL,
	`persona` text NOT NULL,
	`at` real NOT NULL,
	`ended` text,
	`ended_at` real,
	PRIMARY KEY(`ticket_id`, `anchor_message_id`)
);
--> statement-breakpoint
CREATE INDEX `debts_at` ON `debts` (`at`);--> statement-breakpoint
CREATE INDEX `debts_open` ON `debts` (`ticket_id`) WHERE "debts"."ended" is null;--> statement-breakpoint
CREATE TABLE `figures` (
	`size` integer NOT NULL,
	`quarter` integer NOT NULL,
	`name` text NOT NULL,
	`detail` text NOT NULL,
	`policy` text NOT NULL,
	`persona` text NOT NULL,
	`step` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`size`, `quarter`, `name`, `detail`, `policy`, `persona`, `step`)
);
--> statement-breakpoint
CREATE TABLE `rule_writes` (
	`ticket_id` integer NOT NULL,
	`anchor_message_id` integer NOT NULL,
	`at` real NOT NULL,
	`look_at` real NOT NULL,
	`open` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`ticket_id`, `anchor_message_id`)
);
--> statement-breakpoint
CREATE INDEX `rule_writes_look` ON `rule_writes` (`look_at`) WHERE "rule_writes"."open" = 1;--> statement-breakpoint
CREATE TABLE `spent_days` (
	`day` text PRIMARY KEY NOT NULL,
	`usd` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` real NOT NULL,
	`act` text NOT NULL,
	`by` text NOT NULL,
	`ticket_id` integer,
	`decision_id` text,
	`hash` text,
	`about` text
);
--> statement-breakpoint
CREATE INDEX `events_decision` ON `events` (`decision_id`);--> statement-breakpoint
CREATE INDEX `events_ticket` ON `events` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `events_act` ON `events` (`act`,`at`);--> statement-breakpoint
CREATE TABLE `passes` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` real NOT NULL,
	`ended_at` real,
	`report` text,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `passes_ended` ON `passes` (`ended_at`);--> statement-breakpoint
CREATE TABLE `seals` (
	`through_event` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`at` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `spending` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`usd` real NOT NULL
);
--> statement-breakpoint
CREATE INDEX `spending_day` ON `spending` (`day`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticket_id` integer NOT NULL,
	`at` real NOT NULL,
	`external_id` text,
	`message` text NOT NULL,
	`missing_since` integer
);
--> statement-breakpoint
CREATE INDEX `messages_ticket` ON `messages` (`ticket_id`,`at`);--> statement-breakpoint
CREATE INDEX `messages_at` ON `messages` (`at`);--> statement-breakpoint
CREATE INDEX `messages_external` ON `messages` (`external_id`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` integer PRIMARY KEY NOT NULL,
	`subject` text,
	`channel` text NOT NULL,
	`status` text NOT NULL,
	`language` text,
	`customer_id` integer,
	`customer_email` text,
	`customer_name` text,
	`assignee` text,
	`team` text,
	`tags` text NOT NULL,
	`fields` text,
	`spam` integer DEFAULT false NOT NULL,
	`trashed_at` real,
	`snoozed_until` real,
	`created_at` real NOT NULL,
	`updated_at` real NOT NULL,
	`closed_at` real,
	`messages_count` integer,
	`gone` integer DEFAULT false NOT NULL,
	`complete` integer DEFAULT false NOT NULL,
	`orders` text,
	`record` text,
	`detail_of` real,
	`dirty` integer DEFAULT false NOT NULL,
	`wakes` integer DEFAULT 0 NOT NULL,
	`anchor_id` integer,
	`anchor_at` real,
	`silent` integer DEFAULT false NOT NULL,
	`look_at` real,
	`stopped_by` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`tries_for` text
);
--> statement-breakpoint
CREATE INDEX `tickets_look` ON `tickets` (`silent`,`look_at`);--> statement-breakpoint
CREATE INDEX `tickets_customer` ON `tickets` (`customer_id`);--> statement-breakpoint
CREATE INDEX `tickets_dirty` ON `tickets` (`id`) WHERE "tickets"."dirty" = 1;--> statement-breakpoint
CREATE INDEX `tickets_stopped` ON `tickets` (`stopped_by`,`anchor_at`);--> statement-breakpoint
CREATE INDEX `tickets_search` ON `tickets` (`id`,`subject`,`customer_name`,`customer_email`);--> statement-breakpoint
CREATE TABLE `traces` (
	`trace` text NOT NULL,
	`message_id` integer NOT NULL,
	`ticket_id` integer NOT NULL,
	`at` real NOT NULL,
	PRIMARY KEY(`trace`, `message_id`)
);
--> statement-breakpoint
CREATE INDEX `traces_ticket` ON `traces` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `simulation_answers` (
	`input_hash` text PRIMARY KEY NOT NULL,
	`ticket_id` integer,
	`answer` text NOT NULL,
	`at` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `simulation_facts` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `simulation_units` (
	`key` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `prompt_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`file` text NOT NULL,
	`hash` text NOT NULL,
	`text` text NOT NULL,
	`by` text,
	`at` real NOT NULL
);
--> statement-breakpoint
CREATE INDEX `prompt_versions_file` ON `prompt_versions` (`file`,`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`user_key` text,
	`credential` text NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_key`);--> statement-breakpoint
CREATE INDEX `sessions_end` ON `sessions` (`ends_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` real NOT NULL
);
