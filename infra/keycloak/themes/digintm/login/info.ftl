<#-- In place of the parent's, which says the heading twice. -->
<#import "template.ftl" as layout>
<#assign invitation = messageHeader! == "organization.confirm-membership.title">
<#-- it heads invitations that cannot be accepted, and is a sentence for other pages -->
<#assign heading = (messageHeader! == "expiredActionMessage" || messageHeader! == "staleInviteOrgLink")?then("expiredLinkTitle", messageHeader!)>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if messageHeader??>${kcSanitize(msg(heading))?no_esc}<#else>${message.summary}</#if>
  <#elseif section = "form">
    <#if messageHeader??><p class="instruction">${message.summary}</p></#if>
    <#if requiredActions??>
      <p class="instruction">${msg("actionsLead")}</p>
      <ul class="actions">
        <#list requiredActions as action>
          <li>${kcSanitize(msg("requiredAction.${action}"))?no_esc}</li>
        </#list>
      </ul>
    </#if>
    <#if !skipLink??>
      <#if pageRedirectUri?has_content>
        <a class="${properties.kcButtonPrimaryClass}" href="${pageRedirectUri}">${msg("backToApplication")}</a>
      <#elseif actionUri?has_content>
        <a class="${properties.kcButtonPrimaryClass}" href="${actionUri}">${msg(invitation?then("proceedWithInvitation", "proceedWithAction"))}</a>
      <#elseif (client.baseUrl)?has_content>
        <a class="${properties.kcButtonPrimaryClass}" href="${client.baseUrl}">${msg("backToApplication")}</a>
      </#if>
    </#if>
  </#if>
</@layout.registrationLayout>
