"""Phrases for what of a plan was kept, and sentences for what was not."""

from django.utils.translation import ngettext_lazy

from integrations.msproject.losses import Lost

KEPT = {
    "tasks": ngettext_lazy("%(count)s task", "%(count)s tasks", "count"),
    "summaries": ngettext_lazy("%(count)s summary among them", "%(count)s summaries among them", "count"),
    "milestones": ngettext_lazy("%(count)s milestone", "%(count)s milestones", "count"),
    "done": ngettext_lazy("%(count)s task done already", "%(count)s tasks done already", "count"),
    "links": ngettext_lazy("%(count)s dependency", "%(count)s dependencies", "count"),
    "calendars": ngettext_lazy("%(count)s working calendar", "%(count)s working calendars", "count"),
    "exceptions": ngettext_lazy(
        "%(count)s exception of a calendar", "%(count)s exceptions of calendars", "count"
    ),
    "other_weeks": ngettext_lazy("%(count)s week that differs", "%(count)s weeks that differ", "count"),
    "resources": ngettext_lazy("%(count)s person or resource", "%(count)s people and resources", "count"),
    "members": ngettext_lazy(
        "%(count)s of them known as a member here", "%(count)s of them known as members here", "count"
    ),
    "assignments": ngettext_lazy("%(count)s assignment", "%(count)s assignments", "count"),
}

NOT_KEPT = {
    Lost.BLANK_ROWS: ngettext_lazy(
        "%(count)s blank row was left out.", "%(count)s blank rows were left out.", "count"
    ),
    Lost.INACTIVE_TASKS: ngettext_lazy(
        "%(count)s inactive task was left out.", "%(count)s inactive tasks were left out.", "count"
    ),
    Lost.EXTERNAL_TASKS: ngettext_lazy(
        "%(count)s task of another project was left out.",
        "%(count)s tasks of other projects were left out.",
        "count",
    ),
    Lost.INSERTED_PROJECTS: ngettext_lazy(
        "%(count)s inserted project is kept as one task; what is in it is not in this file.",
        "%(count)s inserted projects are kept as one task each; what is in them is not in this file.",
        "count",
    ),
    Lost.NAMELESS_TASKS: ngettext_lazy(
        "%(count)s task had no name and is called by its row.",
        "%(count)s tasks had no name and are called by their rows.",
        "count",
    ),
    Lost.UNDATED_TASKS: ngettext_lazy(
        "%(count)s task had no dates and stands at the project's start.",
        "%(count)s tasks had no dates and stand at the project's start.",
        "count",
    ),
    Lost.TURNED_DATES: ngettext_lazy(
        "%(count)s task finished before it started and now finishes when it starts.",
        "%(count)s tasks finished before they started and now finish when they start.",
        "count",
    ),
    Lost.FLATTENED_TASKS: ngettext_lazy(
        "%(count)s task hung too deep in the outline and was moved up.",
        "%(count)s tasks hung too deep in the outline and were moved up.",
        "count",
    ),
    Lost.SHORTENED_TEXTS: ngettext_lazy(
        "%(count)s name or note was too long and is shortened.",
        "%(count)s names or notes were too long and are shortened.",
        "count",
    ),
    Lost.TWICE_NUMBERED: ngettext_lazy(
        "%(count)s task had no number of its own and was left out.",
        "%(count)s tasks had no number of their own and were left out.",
        "count",
    ),
    Lost.UNREADABLE_VALUES: ngettext_lazy(
        "%(count)s date or duration could not be read.",
        "%(count)s dates or durations could not be read.",
        "count",
    ),
    Lost.RECURRING_TASKS: ngettext_lazy(
        "%(count)s recurring task is kept as a plain one, without its pattern.",
        "%(count)s recurring tasks are kept as plain ones, without their pattern.",
        "count",
    ),
    Lost.TASK_TYPES: ngettext_lazy(
        "The type (fixed duration or fixed work) of %(count)s task is not kept.",
        "The type (fixed duration or fixed work) of %(count)s tasks is not kept.",
        "count",
    ),
    Lost.PROGRESS_DETAILS: ngettext_lazy(
        "Of %(count)s task under way the percentage is kept, not the remaining duration nor interruptions.",
        "Of %(count)s tasks under way the percentage is kept, not the remaining duration nor interruptions.",
        "count",
    ),
    Lost.PHYSICAL_PROGRESS: ngettext_lazy(
        "The physical %% complete of %(count)s task is not kept.",
        "The physical %% complete of %(count)s tasks is not kept.",
        "count",
    ),
    Lost.IGNORED_CALENDARS: ngettext_lazy(
        "That %(count)s task ignores its people's calendars is not kept.",
        "That %(count)s tasks ignore their people's calendars is not kept.",
        "count",
    ),
    Lost.LEVELLING_DELAYS: ngettext_lazy(
        "The levelling delay of %(count)s task is kept in its dates only.",
        "The levelling delays of %(count)s tasks are kept in their dates only.",
        "count",
    ),
    Lost.PRIORITIES: ngettext_lazy(
        "The priority of %(count)s task is not kept.",
        "The priorities of %(count)s tasks are not kept.",
        "count",
    ),
    Lost.FIXED_COSTS: ngettext_lazy(
        "The fixed cost of %(count)s task is not kept.",
        "The fixed costs of %(count)s tasks are not kept.",
        "count",
    ),
    Lost.BASELINES: ngettext_lazy(
        "The baseline of %(count)s row is not kept.", "The baselines of %(count)s rows are not kept.", "count"
    ),
    Lost.CUSTOM_FIELDS: ngettext_lazy(
        "The custom fields of %(count)s row are not kept.",
        "The custom fields of %(count)s rows are not kept.",
        "count",
    ),
    Lost.HYPERLINKS: ngettext_lazy(
        "The web link of %(count)s task is not kept.",
        "The web links of %(count)s tasks are not kept.",
        "count",
    ),
    Lost.CROSS_PROJECT_LINKS: ngettext_lazy(
        "%(count)s dependency on another project is not kept.",
        "%(count)s dependencies on other projects are not kept.",
        "count",
    ),
    Lost.LOOSE_LINKS: ngettext_lazy(
        "%(count)s dependency on a row that was left out, or is not in the file, is not kept.",
        "%(count)s dependencies on rows that were left out, or are not in the file, are not kept.",
        "count",
    ),
    Lost.DOUBLED_LINKS: ngettext_lazy(
        "%(count)s dependency was there twice and is kept once.",
        "%(count)s dependencies were there twice and are kept once.",
        "count",
    ),
    Lost.CIRCULAR_LINKS: ngettext_lazy(
        "%(count)s dependency that led in a circle is not kept.",
        "%(count)s dependencies that led in a circle are not kept.",
        "count",
    ),
    Lost.PATTERNS: ngettext_lazy(
        "%(count)s recurring exception of a calendar is kept day by day, without its pattern.",
        "%(count)s recurring exceptions of calendars are kept day by day, without their pattern.",
        "count",
    ),
    Lost.RECURRING_EXCEPTIONS: ngettext_lazy(
        "%(count)s recurring exception of a calendar is not kept.",
        "%(count)s recurring exceptions of calendars are not kept.",
        "count",
    ),
    Lost.NAMELESS_RESOURCES: ngettext_lazy(
        "%(count)s resource had no name and is called by its number.",
        "%(count)s resources had no name and are called by their numbers.",
        "count",
    ),
    Lost.COST_RATES: ngettext_lazy(
        "The cost rates of %(count)s resource are not kept.",
        "The cost rates of %(count)s resources are not kept.",
        "count",
    ),
    Lost.AVAILABILITY: ngettext_lazy(
        "The changing availability of %(count)s resource is not kept.",
        "The changing availability of %(count)s resources is not kept.",
        "count",
    ),
    Lost.RESOURCE_NOTES: ngettext_lazy(
        "The notes on %(count)s resource are not kept.",
        "The notes on %(count)s resources are not kept.",
        "count",
    ),
    Lost.UNASSIGNED_WORK: ngettext_lazy(
        "The work of %(count)s task to which nobody is assigned is not kept.",
        "The work of %(count)s tasks to which nobody is assigned is not kept.",
        "count",
    ),
    Lost.LOOSE_ASSIGNMENTS: ngettext_lazy(
        "%(count)s assignment to a row or of a resource that was left out, or is not in the file, is not kept.",
        "%(count)s assignments to rows or of resources that were left out, or are not in the file, are not kept.",
        "count",
    ),
    Lost.DOUBLED_ASSIGNMENTS: ngettext_lazy(
        "%(count)s assignment was there twice and is added up.",
        "%(count)s assignments were there twice and are added up.",
        "count",
    ),
    Lost.TIMEPHASED_WORK: ngettext_lazy(
        "How the work of %(count)s assignment is spread over the days (contours, splits) is not kept.",
        "How the work of %(count)s assignments is spread over the days (contours, splits) is not kept.",
        "count",
    ),
    Lost.ASSIGNMENT_DELAYS: ngettext_lazy(
        "The delay of %(count)s assignment is not kept.",
        "The delays of %(count)s assignments are not kept.",
        "count",
    ),
    Lost.OVERTIME: ngettext_lazy(
        "The overtime of %(count)s assignment is not kept.",
        "The overtime of %(count)s assignments is not kept.",
        "count",
    ),
    Lost.PLANNED_BACKWARDS: ngettext_lazy(
        "The plan was made backwards from its finish; its dates are kept, the manner is not.",
        "The plan was made backwards from its finish; its dates are kept, the manner is not.",
        "count",
    ),
}
