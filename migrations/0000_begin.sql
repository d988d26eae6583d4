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
	`fence` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `decisions_newest` ON `decisions` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_status` ON `decisions` (`status`,`created_at`,`id`);--> statement-breakpoint
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
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` real NOT NULL,
	`act` text NOT NULL,
	`by` text NOT NULL,
	`ticket_id` integer,
	`decision_id` text,
	`hash` text
);
--> statement-breakpoint
CREATE INDEX `events_decision` ON `events` (`decision_id`);--> statement-breakpoint
CREATE INDEX `events_ticket` ON `events` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`policy` text NOT NULL,
	`sent` integer DEFAULT false NOT NULL,
	`wrong` text,
	`by` text NOT NULL,
	`at` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `passes` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` real NOT NULL,
	`ended_at` real,
	`report` text,
	`error` text
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
CREATE TABLE `state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
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
CREATE INDEX `tickets_stopped` ON `tickets` (`stopped_by`,`anchor_at`);